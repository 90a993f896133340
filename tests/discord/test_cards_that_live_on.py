"""A card that all see is an ordinary message of the bot: it lives on when the time of its answer is over."""

import asyncio
from itertools import count

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.progress import Skipped
from boss_bot.domain.errors.failures import NotFoundError
from boss_bot.playground.local_discord.world import Permission

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINKS = (f"https://x.com/ann/status/{n}" for n in count(1))
QUARTER, HOUR = 15 * 60, 3600
NEARLY_OVER = QUARTER - 85
IN_CHANNEL = "/channels/{channel_id}/messages/{message_id}"


async def begin(discord, member, led, **where):
    card = await discord.slash(member, "download link", url=next(LINKS), visibility="public", **where)
    download = await led.next()
    return await go_on(card, download, 42), download


async def go_on(card, download, percent):
    """Let a download make progress, and wait until its card says so."""
    download.progress(percent)
    return await card.until(lambda now: f"Downloading – {percent} %" in now.title)


async def press(discord, member, card, download):
    """Press a card in a way that changes nothing in its job."""
    await discord.press(member, card, force_custom_id=f"b1:watch:{download.task.job}")


async def idle(house):
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)


async def contents(card):
    return [await file.read() for file in card.shown_files]


async def waits_for(discord, member, local, **where):
    """Wait until a member reads at a command that a download waits for them."""
    await discord.slash(member, "help", **where)
    return await local.world.changes.until(
        lambda: [card for card in discord.sees(member) if card.title == "1 finished download is waiting"], 10
    )


async def test_it_says_nothing_of_an_end_and_the_files_come_into_it(discord, ann, bob, led, local, house):
    card, download = await begin(discord, ann, led)
    assert local.journal.find("PATCH", IN_CHANNEL) == []
    local.clock.advance(NEARLY_OVER)
    near = await go_on(card, download, 50)
    assert [button.label for button in near.buttons] == ["Pause", "Details", "Cancel"]
    assert "live view" not in near.text
    local.clock.advance(QUARTER)
    over = await go_on(card, download, 60)
    assert [button.label for button in over.buttons] == ["Pause", "Details", "Cancel"]
    assert len(local.journal.find("PATCH", IN_CHANNEL, status=200)) == 2
    download.finish(b"late")
    done = await card.until(lambda now: now.title.startswith("Done"))
    await idle(house)
    assert [seen.id for seen in discord.sees(bob)] == [done.id] == [card.id]
    assert await contents(done) == [b"late"]
    assert f"Requested by <@{ann.id}>" in done.text
    assert (local.journal.posts(), local.journal.refusals()) == ([], [])


async def test_what_is_missing_comes_into_a_message_of_its_own_however_late(discord, ann, bob, led, local, house):
    card, download = await begin(discord, ann, led)
    download.found(metadata=Metadata(items=2))
    download.inbox.put_nowait(Skipped("NotFoundError", 2))
    download.finish(b"first")
    partly = await card.until(lambda now: now.title.startswith("Done – 1 of 2"))
    rest = await discord.press(ann, partly, "Retry failed")
    second = await led.next()
    assert second.task.options.items == "2"
    await go_on(rest, second, 42)
    local.clock.advance(QUARTER)
    second.finish(b"second")
    await rest.until(lambda now: now.title.startswith("Done"))
    await idle(house)
    assert [await contents(seen) for seen in discord.sees(bob)] == [[b"first"], [b"second"]]
    assert rest.id != card.id


async def test_a_press_on_it_brings_a_fresh_token_and_both_ways_lead_to_one_message(discord, ann, led, local):
    card, download = await begin(discord, ann, led)
    local.clock.advance(QUARTER)
    await go_on(card, download, 50)
    await press(discord, ann, card, download)
    await go_on(card, download, 60)
    assert len(local.journal.find("PATCH", IN_CHANNEL)) == 1
    local.clock.advance(QUARTER)
    assert (await go_on(card, download, 70)).id == card.id
    assert len(local.journal.find("PATCH", IN_CHANNEL)) == 2


async def test_a_quiet_one_is_tried_in_time_by_itself(discord, ann, house, local, led):
    elsewhere = local.world.default_guild.channel("18+")
    for _ in range(2):
        await discord.slash(ann, "download link", url=next(LINKS), channel=elsewhere)
        await led.next()
    card = await discord.slash(ann, "download link", url=next(LINKS), visibility="public")
    await card.until(lambda now: now.title.startswith("Queued"))
    drawn = card.now.text
    # What the timer waits for is computed when the card is drawn, so the position is made to change near the notice.
    local.clock.advance(QUARTER - 90.4)
    await discord.slash(ann, "download link", url=next(LINKS), channel=elsewhere)
    await local.world.changes.until(lambda: local.journal.find("PATCH", IN_CHANNEL, status=200), 10)
    assert "live view" not in card.now.text
    assert card.now.title.startswith("Queued")
    assert drawn != card.now.text


async def test_after_a_restart_over_the_end_it_goes_on_in_the_same_message(discord, ann, bob, led, local, house):
    card, _download = await begin(discord, ann, led)
    await house.stop()
    local.clock.advance(QUARTER)
    await house.ready()
    await house.store.drop_replies(house.bot.courier._dispatch.clock.now())
    download = await led.next()
    await card.until(lambda now: "Resumed after a restart" in now.text)
    await go_on(card, download, 60)
    await house.stop()
    await house.ready()
    (await led.next()).finish(b"after all")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert await contents(done) == [b"after all"]
    await idle(house)
    assert [seen.id for seen in discord.sees(bob)] == [card.id]
    assert (await discord.press(ann, done, "Details")).title.startswith("Details")


async def test_files_beyond_ten_are_posted_below_it(discord, ann, bob, led, local, house):
    card, download = await begin(discord, ann, led)
    local.clock.advance(QUARTER)
    download.finish(*(bytes([number]) for number in range(12)))
    done = await card.until(lambda now: now.title.startswith("Done"))
    await idle(house)
    assert len(done.shown_files) == 10
    [post] = [seen for seen in discord.sees(bob) if seen.id != card.id]
    assert await contents(post) == [bytes([10]), bytes([11])]
    assert local.journal.posts()[0].body["enforce_nonce"]
    await discord.press(ann, done, "Delete file")
    [asked] = await local.world.changes.until(lambda: [seen for seen in discord.sees(ann) if seen.ephemeral], 10)
    await discord.press(ann, asked, asked.buttons[0].label)
    gone = await card.until(lambda now: not now.shown_files)
    assert [seen.id for seen in discord.sees(bob)] == [gone.id]


async def test_a_failure_is_said_on_it_and_nowhere_else(discord, ann, led, local, house):
    card, download = await begin(discord, ann, led)
    local.clock.advance(QUARTER)
    download.fail(NotFoundError())
    failed = await card.until(lambda now: now.title == "Failed – nothing at this address")
    await house.stop()
    await house.ready()
    assert [seen.id for seen in discord.sees(ann)] == [failed.id]


async def test_after_an_hour_the_result_is_a_new_message_and_the_two_lead_to_each_other(
    discord, ann, bob, led, local, house
):
    card, download = await begin(discord, ann, led)
    local.clock.advance(HOUR + 60)
    download.finish(*(bytes([number]) for number in range(12)))
    done = await card.until(lambda now: now.title == "Done")
    await idle(house)
    first, second = [seen for seen in discord.sees(bob) if seen.shown_files]
    assert (len(first.shown_files), len(second.shown_files), len(done.shown_files)) == (10, 2, 0)
    address = f"/{ann.guild_id}/{local.world.default_guild.default_channel.id}"
    assert f"asked for here: https://discord.com/channels{address}/{card.id}" in first.text
    assert "asked for here" not in second.text
    assert f"{address}/{first.id}" in done.text
    assert [ping.id for ping in discord.pings(ann)] == [first.id]
    assert local.journal.refusals() == []


async def test_where_its_member_has_just_pressed_an_old_one_holds_the_files(discord, ann, led, local, house):
    card, download = await begin(discord, ann, led)
    local.clock.advance(HOUR + 60)
    await press(discord, ann, card, download)
    download.finish(b"seen")
    assert await contents(await card.until(lambda now: now.title.startswith("Done"))) == [b"seen"]
    await idle(house)
    assert local.journal.posts() == []


@pytest.mark.parametrize("when", [NEARLY_OVER - 60, QUARTER, HOUR + 60], ids=["in its time", "after it", "much later"])
async def test_a_moderator_who_deletes_it_ends_it_and_the_files_wait_in_the_inbox(
    discord, ann, bob, led, local, house, when
):
    card, download = await begin(discord, ann, led)
    local.clock.advance(when)
    discord.delete(discord.member("Mod", permissions=Permission.MANAGE_MESSAGES), card)
    download.finish(b"hers")
    await idle(house)
    assert (discord.sees(bob), local.journal.posts()) == ([], [])
    opened = await discord.press(ann, (await waits_for(discord, ann, local))[-1], "Open")
    assert await contents(await opened.until(lambda now: bool(now.shown_files))) == [b"hers"]
    assert opened.ephemeral
    assert len([entry for entry in local.journal.refusals() if entry.method == "PATCH"]) == 1


async def test_where_the_bot_sees_the_channel_no_more_the_view_ends_in_words(discord, ann, bob, led, local, house):
    card, download = await begin(discord, ann, led)
    local.world.default_guild.default_channel.bot_permissions &= ~Permission.VIEW_CHANNEL
    local.clock.advance(NEARLY_OVER)
    download.progress(50)
    ending = await card.until(lambda now: "This live view ends" in now.text)
    assert ending.buttons[-1].label == "Keep watching"
    local.clock.advance(70)
    download.progress(60)
    await card.until(lambda now: now.title.startswith("Still working – live view paused"))
    assert len(local.journal.find("PATCH", IN_CHANNEL)) == 1
    local.clock.advance(60)
    download.finish(b"late")
    [message] = await local.world.changes.until(lambda: discord.sees(ann, local.world.dm_with(ann.user)), 10)
    assert await contents(message) == [b"late"]
    await idle(house)


async def test_what_is_allowed_again_is_tried_again_after_a_press(discord, ann, led, local):
    card, download = await begin(discord, ann, led)
    channel = local.world.default_guild.default_channel
    allowed, channel.bot_permissions = channel.bot_permissions, 0
    local.clock.advance(NEARLY_OVER)
    download.progress(50)
    ending = await card.until(lambda now: "This live view ends" in now.text)
    channel.bot_permissions = allowed
    await discord.press(ann, ending, "Keep watching")
    local.clock.advance(QUARTER)
    assert "live view" not in (await go_on(card, download, 60)).text
    await press(discord, ann, card, download)
    channel.bot_permissions = 0
    local.clock.advance(NEARLY_OVER)
    download.progress(70)
    await card.until(lambda now: "This live view ends" in now.text)


async def test_a_permission_that_is_taken_away_later_costs_no_file(discord, ann, led, local, house, log):
    card, download = await begin(discord, ann, led)
    local.clock.advance(QUARTER)
    await go_on(card, download, 60)
    local.world.default_guild.default_channel.bot_permissions &= ~Permission.VIEW_CHANNEL
    download.progress(70)
    await log.until("a card was not taken")
    download.finish(b"late")
    [message] = await local.world.changes.until(lambda: discord.sees(ann, local.world.dm_with(ann.user)), 10)
    assert await contents(message) == [b"late"]
    await idle(house)
    assert card.now.title == "Downloading – 60 %"


async def test_a_permission_that_is_given_back_brings_it_to_life_at_the_next_change(
    discord, ann, led, local, house, log
):
    card, download = await begin(discord, ann, led)
    local.clock.advance(QUARTER)
    channel = local.world.default_guild.default_channel
    allowed, channel.bot_permissions = channel.bot_permissions, 0
    download.progress(60)
    await log.until("a card was not taken")
    channel.bot_permissions = allowed
    download.finish(b"late")
    assert await contents(await card.until(lambda now: now.title.startswith("Done"))) == [b"late"]
    await idle(house)


@pytest.mark.parametrize("fails", [True, False])
async def test_a_token_that_ends_before_its_time_costs_nothing(discord, ann, bob, led, local, house, fails):
    card, download = await begin(discord, ann, led)
    gone = {"message": "Unknown Webhook", "code": 10015}
    local.faults.refuse("PATCH", "/webhooks/*/messages/@original", status=404, body=gone, times=10)
    if fails:
        download.fail(NotFoundError())
        await card.until(lambda now: now.title == "Failed – nothing at this address")
    else:
        download.finish(b"soon")
        assert await contents(await card.until(lambda now: now.title.startswith("Done"))) == [b"soon"]
    await idle(house)
    assert [seen.id for seen in discord.sees(bob)] == [card.id]
    assert len(local.journal.refusals()) == 1


async def test_where_the_bot_is_no_member_it_is_as_with_a_private_one(discord, led, local, house):
    foreign = local.world.add_guild("Foreign", bot_is_member=False)
    ann = discord.member("Ann", foreign)
    card, download = await begin(discord, ann, led)
    assert not card.ephemeral
    local.clock.advance(NEARLY_OVER)
    download.progress(50)
    await card.until(lambda now: "This live view ends" in now.text)
    local.clock.advance(QUARTER)
    download.finish(b"late")
    [message] = await local.world.changes.until(lambda: discord.sees(ann, local.world.dm_with(ann.user)), 10)
    assert await contents(message) == [b"late"]
    await idle(house)


async def test_where_the_message_could_not_be_learnt_the_view_ends_in_words(discord, ann, led, local):
    local.faults.refuse("GET", "/webhooks/*/messages/@original", status=403)
    card, download = await begin(discord, ann, led)
    local.clock.advance(NEARLY_OVER)
    download.progress(50)
    await card.until(lambda now: "This live view ends" in now.text)
    assert local.journal.find("PATCH", IN_CHANNEL) == []


async def test_it_is_started_again_in_an_old_message_and_lives_on_there(discord, ann, led, local, house):
    card, _download = await begin(discord, ann, led)
    await discord.press(ann, card, "Cancel")
    cancelled = await card.until(lambda now: now.title == "Cancelled")
    local.clock.advance(24 * HOUR)
    await discord.press(ann, cancelled, "Start again")
    await led.next()
    local.clock.advance(QUARTER)
    await discord.press(ann, await discord.slash(ann, "queue"), "Pause")
    await card.until(lambda now: now.title.startswith("Paused"))
    assert local.journal.find("PATCH", IN_CHANNEL, status=200)
