# mypy: disable-error-code="import-untyped"
"""A file that is too large for the place where it was asked for: each rung of the ladder, as the member sees it."""

import re

import psutil
import pytest

MB = 2**20


@pytest.fixture
def small_guild(world):
    """Make members of a server that takes files of so many bytes."""

    def member(limit, name="Ann"):
        guild = world.local.world.add_guild("Small", attachment_size_limit=limit)
        return world.discord.member(name, guild)

    return member


def programs():
    """Return the command lines of the programs that run below this process."""
    return [" ".join(child.cmdline()) for child in psutil.Process().children(recursive=True) if child.is_running()]


async def test_a_video_is_made_smaller_and_can_be_held_meanwhile(world, discord, site, small_guild, titled):
    ann = small_guild(1 * MB)
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    working = await card.until(lambda now: re.match(r"Processing – making it smaller, \d+ %", now.title) is not None)
    assert "Here a file may have up to 1 MB" in working.text
    paused = await discord.press(ann, working, "Pause")
    assert paused.title.startswith("Paused")
    resumed = await discord.press(ann, paused, "Resume")
    done = await resumed.until(titled("Done"))
    assert [file.size <= 1 * MB for file in done.attachments] == [True]
    assert done.attachments[0].filename.endswith(".mp4")
    assert len(site.fetched("/talk.mp4")) == 1
    await world.settled()


async def test_an_encode_can_be_cancelled_in_the_middle(world, discord, site, small_guild, titled):
    ann = small_guild(1 * MB)
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
    working = await card.until(lambda now: re.match(r"Processing – making it smaller, \d+ %", now.title) is not None)
    assert any("libx264" in line for line in programs())
    cancelled = await discord.press(ann, working, "Cancel")
    await cancelled.until(titled("Cancelled"))
    await world.settled()
    assert not any("libx264" in line for line in programs())
    assert list((world.folder / "data" / "temp").iterdir()) == []
    (row,) = world.jobs()
    assert row["files"] in (None, "[]")


async def test_what_no_encode_makes_small_enough_comes_in_parts(world, discord, site, small_guild, titled):
    ann = small_guild(20_000)  # six seconds of 32 kbit/s have more
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/song.mp3"))
    done = await card.until(titled("Done"))
    assert len(done.attachments) > 4
    assert all(file.size <= 20_000 for file in done.attachments)


async def test_what_cannot_be_cut_either_is_told_with_its_size(world, discord, site, small_guild, titled):
    ann = small_guild(90_000)  # under the floor of 150 kbit/s, and with a single key frame
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    failed = await card.until(titled("Failed"))
    assert "too large" in failed.title
    assert "1.4 MB" in failed.text


async def test_a_sound_comes_at_a_lower_rate(world, discord, site, small_guild, titled):
    ann = small_guild(60_000)
    await world.start()
    card = await discord.slash(ann, "download link", url=site.url("/song.mp3"))
    done = await card.until(titled("Done"))
    assert [(file.size <= 60_000, file.filename[-4:]) for file in done.attachments] == [(True, ".m4a")]
