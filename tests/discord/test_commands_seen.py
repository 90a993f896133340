"""What members see of each command."""

from itertools import count

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.playground.driver import Driver

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"
LINKS = (f"https://x.com/ann/status/{n}" for n in count(2))


NO_LINK, PRIVATE, UNKNOWN = (
    "That isn't a web link I can open", "I can't open that address", "I can't download from there",
)  # fmt: skip
REFUSED = [
    ("link", "cats", NO_LINK, "starting with https://"),
    ("link", "h", NO_LINK, "Reference URL-1"),
    ("link", "ftp://x.com/a", NO_LINK, "https://"),
    ("link", "https://x.com/" + "a" * 3000, NO_LINK, "2000 characters"),
    ("link", "http://127.0.0.1/a.mp4", PRIVATE, "private network"),
    ("link", "https://nowhere.com/page", UNKNOWN, "nowhere.com"),
    ("twitter", "https://www.reddit.com/comments/abc", "That isn't a link to X (Twitter)", "/download link"),
    ("reddit", LINK, "That isn't a link to Reddit", "x.com"),
]


async def test_a_link_that_is_not_for_us_gets_one_clear_answer(discord, ann, house):
    for command, typed, title, words in REFUSED:
        card = await discord.slash(ann, f"download {command}", url=typed)
        refused = await card.until(lambda now: now.title != "Checking link")
        assert refused.title == title, typed
        assert words in refused.text
        assert refused.ephemeral
    assert await house.store.counts() == {}


async def test_the_whole_text_of_a_command_goes_to_nobody_else(discord, ann, bob, local):
    await discord.slash(ann, "download link", url="@everyone <@1>")
    assert discord.sees(bob) == []
    assert not discord.pings(bob)
    for entry in local.journal.find("POST", "/interactions/*/callback") + local.journal.edits():
        data = entry.body.get("data", entry.body)
        assert data["allowed_mentions"] == {"parse": []}


async def test_a_full_queue_says_so(local, house):
    await house.ready(capacity=1, concurrent=1)
    discord = Driver(local)
    ann = discord.member("Ann")
    await discord.slash(ann, "download link", url=next(LINKS))
    await house.led.next()
    await discord.slash(ann, "download link", url=next(LINKS))
    card = await discord.slash(ann, "download link", url=next(LINKS))
    full = await card.until(lambda now: now.title == "The queue is full")
    assert "Your link was not added" in full.text


async def test_commands_work_for_their_site_and_in_direct_messages(discord, ann, led):
    card = await discord.slash(ann, "download twitter", url=next(LINKS))
    await led.next()
    await card.until(lambda now: "Asking" in now.text)
    card = await discord.slash(ann, "download reddit", url="https://redd.it/abcdef", context="dm")
    await led.next()
    shown = await card.until(lambda now: "Asking" in now.text)
    pressed = await discord.press(ann, shown, "Cancel")
    await pressed.until(lambda now: now.title == "Cancelled")


async def test_queue_lists_ones_own_downloads(discord, ann, bob, led):
    empty = await discord.slash(ann, "queue")
    assert "You have no downloads. Start one with `/download link`." in empty.text
    await discord.slash(ann, "download link", url=next(LINKS))
    download = await led.next()
    download.progress(10)
    card = await discord.slash(ann, "download link", url="https://x.com/ann/status/2")
    await led.next()
    third = await discord.slash(ann, "download link", url="https://x.com/ann/status/3")
    await third.until(lambda now: now.title == "Your downloads – 3 active")
    listed = await discord.slash(ann, "queue")
    assert listed.title == "Your downloads – 3 active"
    assert "waiting, position 1" in listed.text
    assert listed.ephemeral
    assert (await discord.slash(bob, "queue")).title == "Your downloads"
    assert not card.gone


async def test_a_press_in_a_list_redraws_the_list_and_the_jobs_own_card(discord, ann, led):
    card = await discord.slash(ann, "download link", url=next(LINKS))
    (await led.next()).progress(10)
    await card.until(lambda now: now.title == "Downloading – 10 %")
    listed = await discord.slash(ann, "queue")
    pressed = await discord.press(ann, listed, "Pause")
    assert pressed.id == listed.id
    await pressed.until(lambda now: "paused at 10 %" in now.text)
    await card.until(lambda now: now.title == "Paused – 10 % kept")
    pressed = await discord.press(ann, listed, "Resume")
    await pressed.until(lambda now: "paused" not in now.text)
    await card.until(lambda now: now.title == "Downloading – 10 %")


async def test_a_press_in_a_list_brings_back_a_card_whose_token_has_ended(discord, ann, led, local):
    card = await discord.slash(ann, "download link", url=next(LINKS))
    download = await led.next()
    download.progress(10)
    await card.until(lambda now: now.title == "Downloading – 10 %")
    local.clock.advance(16 * 60)
    listed = await discord.slash(ann, "queue")
    pressed = await discord.press(ann, listed, "Pause")
    assert pressed.id == listed.id
    pressed = await pressed.until(lambda now: now.title == "Paused – 10 % kept")
    await discord.press(ann, pressed, "Resume")
    await pressed.until(lambda now: now.title == "Downloading – 10 %")
    download.finish(b"late")
    done = await pressed.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"late"]
    assert card.now.title == "Downloading – 10 %"


async def test_cancel_suggests_ones_own_jobs_and_cancels_the_chosen_one(discord, ann, bob, led):
    card = await discord.slash(ann, "download link", url=next(LINKS))
    download = await led.next()
    download.found(metadata=Metadata(title="cat video"))
    download.progress(42)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    [(label, job)] = await discord.autocomplete(ann, "cancel", "job", "cat")
    assert label == "▶ 42 % · cat video · X (Twitter)"
    assert await discord.autocomplete(ann, "cancel", "job", "dog") == []
    assert await discord.autocomplete(ann, "cancel", "job", str(job)[:3].lower()) == [(label, job)]
    assert await discord.autocomplete(bob, "cancel", "job", "") == []
    assert (await discord.slash(bob, "cancel", job=job)).title == "This isn't your download"
    assert (await discord.slash(ann, "cancel", job=f" {str(job).lower()} ")).title == "Cancelled"
    assert (await card.until(lambda now: now.title == "Cancelled")).id == card.id
    assert (await discord.slash(ann, "cancel", job=job)).title == "Already cancelled"
    assert (await discord.slash(ann, "cancel", job="my cat")).title == "I don't know this download"
    assert (await discord.slash(ann, "cancel", job="00000000")).title == "I don't know this download"


async def test_help_has_clickable_commands_and_each_says_where_it_may_be_used(discord, ann, local):
    [put] = local.journal.find("PUT", "*/commands")
    assert {command["name"] for command in put.body} >= {"cancel", "download", "help", "queue", "retry", "status"}
    for command in put.body:
        if command["name"] == "admin":
            assert (command["contexts"], command["integration_types"]) == ([0], [0])
            continue
        assert sorted(command["contexts"]) == [0, 1, 2]
        assert sorted(command["integration_types"]) == [0, 1]
    card = await discord.slash(ann, "help")
    assert card.title == "Help – what I can do"
    ids = {command["name"]: command["id"] for command in put.answer}
    assert f"</download link:{ids['download']}>" in card.text
    assert f"</queue:{ids['queue']}>" in card.text


async def test_status_shows_every_part(discord, ann, house):
    house.lines = [StatusLine("Disk", State.FAILED, "0 GB left", "Make room")]
    card = await discord.slash(ann, "status")
    assert card.title == "Failed – needs the operator"
    assert "**Disk** – Failed – 0 GB left – Make room" in card.text
    assert "**Discord** – OK" in card.text
    assert "Boss-Bot 0." in card.text
