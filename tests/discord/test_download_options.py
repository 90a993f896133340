"""The options of the download commands: what members can choose, and what comes of it."""

from itertools import count

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.options import MediaWanted, Options, Quality, Scope
from boss_bot.domain.members.levels import Allowances
from boss_bot.domain.members.priority import Priority
from boss_bot.playground.driver.refusals import NotPossible

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINKS = (f"https://x.com/ann/status/{n}" for n in count(1))


async def test_every_site_has_its_options_with_choices(discord, ann, local):
    [put] = local.journal.find("PUT", "*/commands")
    [group] = [command for command in put.body if command["name"] == "download"]
    offered = {one["name"]: {option["name"]: option for option in one["options"]} for one in group["options"]}

    assert {site: set(options) for site, options in offered.items()} == {
        "link": {"url", "media", "quality", "items", "start", "end", "visibility", "priority", "spoiler"},
        "twitter": {"url", "scope", "text", "media", "quality", "items", "visibility", "priority", "spoiler"},
        "reddit": {"url", "gallery", "text", "media", "quality", "items", "visibility", "priority", "spoiler"},
        "instagram": {"url", "text", "media", "quality", "items", "visibility", "priority", "spoiler"},
        "youtube": {"url", "media", "quality", "start", "end", "visibility", "priority", "spoiler"},
    }
    for name, kind in (("media", MediaWanted), ("quality", Quality), ("scope", Scope)):
        assert [choice["value"] for choice in offered["twitter"][name]["choices"]] == [one.value for one in kind]
    assert all(
        [name for name, option in options.items() if option.get("required")] == ["url"] for options in offered.values()
    )


async def test_what_was_chosen_reaches_the_downloader(discord, ann, led):
    await discord.slash(ann, "download link", url=next(LINKS))
    assert (await led.next()).task.options == Options()
    await discord.slash(
        ann, "download twitter", url=next(LINKS), media="Videos only", quality="720p", items="1-2, 4", scope="thread",
        text=True,
    )  # fmt: skip
    task = (await led.next()).task
    assert task.options == Options("video", "720p", "1-2,4", None, None, "thread", True)
    assert task.fit_bytes


async def test_of_a_gallery_the_first_picture_can_be_asked_for(discord, ann, led):
    link = "https://www.reddit.com/r/pics/comments/abc123/"
    for chosen, items in (({"gallery": "first"}, "1"), ({"gallery": "first", "items": "2-3"}, "2-3"), ({}, "")):
        await discord.slash(ann, "download reddit", url=link, quality="720p", **chosen)
        download = await led.next()
        assert download.task.options.items == items
        download.finish()


async def test_a_clip_can_be_asked_for(discord, ann, led):
    await discord.slash(ann, "download youtube", url="https://youtu.be/BaW_jenozKc", start="1:30", end="2:00")
    task = (await led.next()).task

    assert (task.options.start, task.options.end, task.tools) == (90.0, 120.0, ("yt-dlp",))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"items": "all"}, "numbers and ranges from 1 to 999"),
        ({"start": "soon"}, "`start` takes a moment"),
        ({"start": "2:00", "end": "1:00"}, "`end` takes a moment after the start"),
    ],
    ids=str,
)
async def test_what_makes_no_sense_is_told_and_not_queued(discord, ann, house, options, words):
    card = await discord.slash(ann, "download link", url=next(LINKS), **options)
    refused = await card.until(lambda now: now.title != "Checking link")

    assert refused.title == "I don't understand an option"
    assert words in refused.text
    assert "OPT-1" in refused.text
    assert await house.store.counts() == {}


async def test_a_command_without_an_option_does_not_take_it(discord, ann, house):
    with pytest.raises(NotPossible):
        await discord.slash(ann, "download reddit", url=next(LINKS), scope="thread")


async def test_the_words_of_a_post_and_its_alt_texts_are_shown_when_they_are_wanted(discord, ann, led):
    for text in (True, False):
        card = await discord.slash(ann, "download twitter", url=next(LINKS), text=text)
        download = await led.next()
        download.found(metadata=Metadata(title="Cat", text="My *cat* says\n# hi @everyone"))
        download.finish(b"one", b"two", alts=("A cat, asleep", ""))
        done = await card.until(lambda now: now.title.startswith("Done"))
        assert (r"> My \*cat\* says # hi \@everyone" in done.text) == text
        assert done.alt_texts[0] == "Image 1 of 2: A cat, asleep"
        assert done.alt_texts[1].endswith("no description given by the author")


async def test_how_urgent_it_is_can_be_chosen_as_far_as_the_level_allows(house, discord, ann, led):
    await discord.slash(ann, "download link", url=next(LINKS), priority="high")
    job = await house.store.get((await led.next()).task.job)
    assert job.request.priority is Priority.HIGH
    house.members.allowances = Allowances()
    refused = await discord.slash(ann, "download link", url=next(LINKS), priority="high")
    refused = await refused.until(lambda now: now.title == "That priority is not open to you")
    assert "Your highest priority here is `normal`. " in refused.text.replace("\n", " ")
    await discord.slash(ann, "download link", url=next(LINKS), priority="low")
    job = await house.store.get((await led.next()).task.job)
    assert job.request.priority is Priority.LOW
    assert led.started.empty()
