"""A card that is left alone, dismissed, pressed while the bot is down, or in a server where the bot is no member."""

import asyncio
from itertools import count

import pytest
import pytest_asyncio

from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.playground.driver import Driver, NoAnswer
from boss_bot.playground.local_discord.world import Permission

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINKS = (f"https://x.com/ann/status/{n}" for n in count(1))
QUARTER = 15 * 60


async def begin(discord, member, led, **options):
    card = await discord.slash(member, "download link", url=next(LINKS), **options)
    download = await led.next()
    download.progress(42)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    return card, download


async def direct_messages(local, member, number=1):
    """Wait until a member has so many direct messages."""
    discord, channel = Driver(local), local.world.dm_with(member.user)
    return await local.world.changes.until(
        lambda: found if len(found := discord.sees(member, channel)) >= number else None, 10
    )


async def test_dismissing_a_card_cancels_nothing_and_queue_brings_it_back(discord, ann, led, local):
    card, download = await begin(discord, ann, led)
    discord.dismiss(ann, card)
    download.progress(50)
    listed = await discord.slash(ann, "queue")
    assert "50 %" in listed.text
    local.clock.advance(QUARTER)
    await discord.press(ann, listed, "Pause")
    await listed.until(lambda now: "paused" in now.text.casefold())
    await discord.press(ann, listed, "Resume")
    await listed.until(lambda now: now.title == "Downloading – 50 %")
    download.finish(b"kept")
    done = await listed.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"kept"]


async def test_a_press_while_the_bot_is_down_loses_nothing(discord, ann, led, house):
    card, _download = await begin(discord, ann, led)
    await house.stop()
    with pytest.raises(NoAnswer):
        await discord.press(ann, card, "Pause", timeout=0.2)
    await house.ready()
    await led.next()
    resumed = await card.until(lambda now: "Resumed after a restart" in now.text)  # it says so while it waits, too
    assert (await discord.press(ann, resumed, "Pause")).title == "Paused – 42 % kept"


@pytest.mark.parametrize("state", ["queued", "retry wait", "paused", "downloading"])
async def test_a_restart_in_each_state_keeps_the_job_its_card_and_its_buttons(house, local, led, state):
    limits = {"concurrent": 0 if state == "queued" else 1, "retry": RetryRule(most=1, first_wait=3000)}
    await house.ready(**limits)
    discord = Driver(local)
    ann = discord.member("Ann")
    card = await discord.slash(ann, "download link", url=next(LINKS))
    if state != "queued":
        download = await led.next()
        download.progress(42)
        await card.until(lambda now: now.title == "Downloading – 42 %")
    if state == "retry wait":
        download.fail(NetworkError())
    if state == "paused":
        await discord.press(ann, card, "Pause")
    title = {"queued": "Queued", "retry wait": "Connection problem", "paused": "Paused", "downloading": "Downl"}[state]
    await card.until(lambda now: now.title.startswith(title))

    await house.stop()
    await house.ready(**limits | {"concurrent": 1})
    press = {"retry wait": "Try now", "paused": "Resume"}.get(state)
    if press:
        assert (await card.until(lambda now: now.title.startswith(title))).id == card.id
        await discord.press(ann, card, press)
    (await led.next()).finish(b"after all")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"after all"]


async def test_after_a_restart_over_the_end_of_the_view_the_files_come_directly(discord, ann, led, house, local):
    card, _download = await begin(discord, ann, led)
    await house.stop()
    local.clock.advance(QUARTER)
    await house.ready()
    (await led.next()).finish(b"late")
    [message] = await direct_messages(local, ann)
    assert [await file.read() for file in message.shown_files] == [b"late"]
    assert not card.now.shown_files


async def test_a_post_after_the_end_of_the_view_goes_into_the_channel_once(discord, ann, bob, led, local):
    _card, download = await begin(discord, ann, led, visibility="Everyone: post it here")
    local.clock.advance(QUARTER)
    download.finish(b"for all")
    [post] = await local.world.changes.until(lambda: [card for card in discord.sees(bob) if card.shown_files], 10)
    assert [await file.read() for file in post.shown_files] == [b"for all"]
    assert len(local.journal.posts()) == 1


@pytest.mark.parametrize(
    ("why", "title"), [("forbidden", "I can't post in this channel"), ("AutoMod", "AutoMod stopped the post")]
)
async def test_a_post_that_is_not_taken_comes_to_its_member_alone_who_is_told_why(
    discord, ann, bob, led, local, why, title
):
    card, download = await begin(discord, ann, led, visibility="Everyone: post it here")
    if why == "forbidden":
        local.world.default_guild.default_channel.bot_permissions = Permission.VIEW_CHANNEL
    else:
        local.faults.automod("POST", "/channels/*/messages")
    download.finish(b"hers")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"hers"]
    await local.world.changes.until(lambda: [card for card in discord.sees(ann) if card.title == title], 10)
    assert discord.sees(bob) == []


@pytest_asyncio.fixture(loop_scope="session")
async def away(discord, local):
    """A server that the bot is no member of, and a member who has installed the bot for themselves."""
    foreign = local.world.add_guild("Foreign", bot_is_member=False)
    return foreign, discord.member("Ann", foreign), discord.member("Bob", foreign)


async def test_where_the_bot_is_no_member_it_works_for_who_installed_it(discord, away, led, local, house):
    _foreign, ann, bob = away
    card, download = await begin(discord, ann, led, visibility="Everyone: post it here")
    assert (await discord.press(ann, card, "Pause")).title == "Paused – 42 % kept"
    await discord.press(ann, card, "Resume")
    await card.until(lambda now: now.title == "Downloading – 42 %")
    download.finish(*(bytes([number]) for number in range(40)))
    await card.until(lambda now: now.title.startswith("Done"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    assert sum(len(shown.shown_files) for shown in discord.sees(ann)) == 40
    assert discord.sees(bob) == []
    assert all(shown.ephemeral for shown in discord.sees(ann))
    follow_ups = local.journal.find("POST", "/webhooks/*/*", status=200)
    assert len(follow_ups) <= 5, "Discord takes five, where only the member has installed the bot (40094)"


@pytest.mark.parametrize("open_messages", [True, False])
async def test_where_the_bot_is_no_member_a_late_result_comes_directly_or_waits(
    discord, away, led, local, house, open_messages
):
    foreign, ann, _bob = away
    ann.user.dm_open = open_messages
    _card, download = await begin(discord, ann, led)
    local.clock.advance(QUARTER)
    download.finish(b"late")
    if open_messages:
        [message] = await direct_messages(local, ann)
        assert [await file.read() for file in message.shown_files] == [b"late"]
        return
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    await discord.slash(ann, "help", channel=foreign.default_channel)
    waiting = await local.world.changes.until(
        lambda: [card for card in discord.sees(ann) if card.title == "1 finished download is waiting"], 10
    )
    opened = await discord.press(ann, waiting[-1], "Open")
    files = await opened.until(lambda now: bool(now.shown_files))
    assert [await file.read() for file in files.shown_files] == [b"late"]


async def test_two_members_side_by_side_see_nothing_of_each_other(discord, ann, bob, led, local, house):
    hers, first = await begin(discord, ann, led)
    his, second = await begin(discord, bob, led)
    first.finish(b"hers")
    second.finish(b"his")
    await hers.until(lambda now: now.title.startswith("Done"))
    await his.until(lambda now: now.title.startswith("Done"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    for member, own, other in ((ann, b"hers", b"his"), (bob, b"his", b"hers")):
        seen = discord.sees(member)
        files = [await file.read() for card in seen for file in card.shown_files]
        assert (own in files, other in files) == (True, False)
        assert all(card.ephemeral for card in seen)
        history = await discord.slash(member, "history")
        assert history.text.count("done") == 1
    assert (await house.store.get(first.task.job)).state is JobState.COMPLETED
    assert await discord.autocomplete(bob, "download link", "url", "status") != []
    both = {value for one in (ann, bob) for _, value in await discord.autocomplete(one, "download link", "url", "")}
    assert both == {f"r:{first.task.job}", f"r:{second.task.job}"}
