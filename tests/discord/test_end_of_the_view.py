"""The fifteen minutes of a card: it says when they end, a press brings fifteen more, and nobody misses how it ends."""

import asyncio

import pytest
import pytest_asyncio

from boss_bot.domain.errors.failures import NotFoundError
from boss_bot.playground.driver import Driver

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"
QUARTER = 15 * 60


@pytest_asyncio.fixture(loop_scope="session")
async def running(discord, ann, led):
    card = await discord.slash(ann, "download link", url=LINK)
    download = await led.next()
    download.progress(10)
    return download, await card.until(lambda now: now.title == "Downloading – 10 %")


async def direct_messages(local, member, number):
    """Wait until a member has so many direct messages."""
    discord, channel = Driver(local), local.world.dm_with(member.user)
    return await local.world.changes.until(
        lambda: found if len(found := discord.sees(member, channel)) >= number else None, 10
    )


async def test_a_card_says_that_its_view_ends_and_a_press_brings_a_fresh_one(discord, ann, running, local):
    download, card = running
    local.clock.advance(QUARTER - 85)
    download.progress(20)
    ending = await card.until(lambda now: "This live view ends" in now.text)
    assert ending.title == "Downloading – 20 %"
    assert "the result comes to you directly" in ending.text
    labels = [button.label for button in ending.buttons]
    assert (labels[0], labels[-1]) == ("Pause", "Keep watching")

    fresh = await discord.press(ann, ending, "Keep watching")
    assert fresh.title == "Downloading – 20 %"
    assert "live view" not in fresh.text
    local.clock.advance(100)  # the first token is over
    download.progress(30)
    await card.until(lambda now: now.title == "Downloading – 30 %")
    assert local.journal.find("PATCH", "/channels/*/messages/*") == [], (
        "what one member sees has no place in the channel"
    )


async def test_a_frozen_card_wakes_up_by_keep_watching(discord, ann, running, local):
    download, card = running
    local.clock.advance(QUARTER - 15)
    download.progress(40)
    frozen = await card.until(lambda now: now.title.startswith("Still working – live view paused"))
    local.clock.advance(3600)
    assert (await discord.press(ann, frozen, "Keep watching")).title == "Downloading – 40 %"
    download.progress(50)
    await card.until(lambda now: now.title == "Downloading – 50 %")
    download.finish(b"x")
    assert (await card.until(lambda now: now.title.startswith("Done"))).id == card.id


async def test_a_failure_after_the_end_is_told_once_also_over_a_restart(ann, running, local, house):
    download, _card = running
    local.clock.advance(QUARTER + 1)
    download.fail(NotFoundError())
    [told] = await direct_messages(local, ann, 1)
    assert told.title == "Failed – nothing at this address"
    async with asyncio.timeout(10):
        while await house.store.journal.untold(house.bot.courier._dispatch.clock.now().replace(year=2000)):
            pass
    await house.stop()
    await house.ready()
    assert len(await direct_messages(local, ann, 1)) == 1


async def test_a_failure_that_no_message_can_bring_waits_in_the_inbox(discord, ann, running, local, log):
    download, _card = running
    ann.user.dm_open = False
    local.clock.advance(QUARTER + 1)
    download.fail(NotFoundError())
    await log.until("a parcel was not taken")

    async def noticed():
        async with asyncio.timeout(10):
            while True:
                await discord.slash(ann, "help")
                notices = [card for card in discord.sees(ann) if card.title == "1 download failed"]
                if notices:
                    return notices[-1]

    opened = await discord.press(ann, await noticed(), "Open")
    assert opened.title == "Failed – nothing at this address"


async def test_keep_watching_opens_what_waits_meanwhile(discord, ann, running, local, house):
    download, card = running
    ann.user.dm_open = False
    local.clock.advance(QUARTER - 15)
    download.progress(50)
    frozen = await card.until(lambda now: now.title.startswith("Still working"))
    local.clock.advance(60)
    download.finish(b"late")
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    opened = await discord.press(ann, frozen, "Keep watching")
    files = await opened.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in files.shown_files] == [b"late"]
