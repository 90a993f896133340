from datetime import UTC, datetime

import attrs

from boss_bot.playground.driver import Card
from tests.playground.parts import CDN, EPHEMERAL, LOADING, V2, button, card, no_files, row, stored, text


def test_an_ordinary_message_shows_content_embeds_and_attachments():
    plain = card(
        content="first\nsecond",
        embeds=[
            {
                "author": {"name": "Ann"},
                "title": "Title",
                "description": "About",
                "fields": [{"name": "Wait", "value": "4 s"}],
                "image": {"url": f"{CDN}/cat.png?ex=1"},
                "thumbnail": {"url": f"{CDN}/dog.png", "description": "A dog"},
                "footer": {"text": "Foot"},
                "color": 0xFF0000,
            }
        ],
        components=[row(button("Go"))],
        attachments=[stored(1, "cat.png", "image/png"), stored(2, "a.zip")],
    )

    body = ["first", "second", "Ann", "Title", "About", "Wait", "4 s", "[image: cat.png]", "[image: A dog]", "Foot"]
    assert plain.text.splitlines() == [*body, "[image: cat.png]", "[file: a.zip, 0 B]"]
    assert plain.outline().splitlines() == [*body, "[Go]", "⟦image: cat.png⟧", "⟦file: a.zip, 0 B⟧"]
    assert plain.accent == 0xFF0000
    assert not plain.is_v2


def test_a_message_that_is_still_loading():
    loading = card(flags=LOADING | EPHEMERAL)

    assert (loading.loading, loading.ephemeral, loading.text, loading.title) == (True, True, "", "")
    assert loading.outline() == "… is thinking\nOnly you can see this"
    assert loading.accent is None


def test_who_where_and_when():
    said = card(mentions=[{"id": "77"}], timestamp="2026-11-22T10:00:00.500000+01:00", flags=V2)

    assert (said.id, said.channel_id, said.author_id, said.flags) == (175928847299117063, 9, 4, V2)
    assert said.mentions == (77,)
    assert said.components == ()
    assert said.created_at == datetime(2026, 11, 22, 9, 0, 0, 500_000, UTC)


def test_without_a_timestamp_the_id_tells_the_time():
    # The example of Discord's documentation (reference, "Convert Snowflake to DateTime").
    assert card().created_at == datetime(2016, 4, 30, 11, 18, 25, 796_000, UTC)


def test_unknown_components_are_passed_over():
    odd = card(flags=V2, components=[{"type": 99}, row({"type": 98}), text("still here")])

    assert odd.text == "still here"
    assert odd.outline().splitlines() == ["", "still here"]


async def test_a_card_can_be_extended():
    @attrs.define(eq=False)
    class LiveCard(Card):
        seen: list[str] = attrs.field(factory=list)

        def look(self) -> None:
            self.seen.append(self.title)

    live = LiveCard({"id": "1", "content": "hello"}, no_files)
    live.look()

    assert live.seen == ["hello"]
