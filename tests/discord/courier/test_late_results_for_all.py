"""Files that come after the time of a card that all see: into it while it is young, once, whatever dies in between."""

from datetime import timedelta

import attrs
import pytest

from boss_bot.domain.errors.undelivered import UploadRefusedError
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import UPLOAD_BYTES
from boss_bot.playground.local_discord.rate_limits import Limit
from boss_bot.playground.local_discord.world import Permission

pytestmark = pytest.mark.asyncio(loop_scope="session")

IN_CHANNEL = "/channels/*/messages/*"
POST = "/channels/*/messages"
LATE = 20 * 60
TENS = [list(range(1, 11)), list(range(11, 21)), [21, 22, 23, 24, 25]]


@pytest.fixture
def late(desk, local):
    """Make a job whose card all see, and let the time of its answer pass; the bot died meanwhile."""

    async def make(*sizes, after=LATE, **fields):
        look, files = await desk.open_job(*sizes, **fields)
        local.clock.advance(after)
        await desk.store.drop_replies(desk.clock.now())
        await desk.restart()
        return Look(await desk.store.get(look.job.id), desk.clock.now()), files

    return make


async def test_nothing_is_left_of_the_answer_but_its_message(desk, late):
    look, files = await late(3, 4)
    assert look.job.request.reply is None
    await desk.courier.deliver(look, files)
    assert desk.shown(desk.discord.member("Bob")) == [[1, 2]]
    assert await desk.parcels(look) == [("card", "sent", 2)]


@pytest.mark.parametrize("lost", [True, False], ids=["it went out", "it did not"])
async def test_an_edit_whose_reply_is_lost_is_made_again_as_late_as_may_be(desk, local, late, lost):
    look, files = await late()
    fault = local.faults.lose_reply if lost else lambda *where: local.faults.refuse(*where, status=502)
    fault("PATCH", IN_CHANNEL)
    with pytest.raises(UploadRefusedError):
        await desk.deliver_at_once(look, files)
    local.clock.advance(2 * LATE)  # the message is older than an hour by now: what was begun in it ends in it
    await desk.restart()
    again = attrs.evolve(look, at=desk.clock.now() + timedelta(hours=1))
    await desk.deliver_at_once(again, files)
    assert desk.shown() == [[1]]
    assert await desk.parcels(look) == [("card", "sent", 1)]
    assert local.journal.posts() == []


async def test_further_files_are_posts_and_a_crash_between_them_doubles_none(desk, local, late):
    look, files = await late(*[5] * 25)
    local.faults.lose_reply("POST", POST)
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    await desk.restart()
    await desk.courier.take_up()
    await desk.courier.show(look)  # nothing may be drawn over files
    await desk.courier.deliver(look, files)
    assert desk.shown() == TENS
    assert await desk.parcels(look) == [("card", "sent", 10), ("channel", "sent", 10), ("channel", "sent", 5)]
    assert all("asked for here" not in card.text for card in desk.discord.sees(desk.ann))


async def test_what_was_begun_by_the_token_is_ended_without_it(desk, local):
    look, files = await desk.open_job(*[5] * 25)
    local.faults.refuse("PATCH", "/webhooks/*/messages/[0-9]*", status=503)
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    local.clock.advance(LATE)
    await desk.restart()
    await desk.courier.take_up()
    await desk.courier.deliver(attrs.evolve(look, at=desk.clock.now()), files)
    assert desk.shown() == TENS
    assert [route for route, _, _ in await desk.parcels(look)] == ["card", "card", "channel"]
    assert not any(card.ephemeral for card in desk.discord.sees(desk.ann))


async def test_a_message_beside_it_that_was_not_even_begun_is_left_to_the_inbox(desk, local):
    look, files = await desk.open_job(*[5] * 12)
    local.faults.lose_reply("POST", "/webhooks/*/*")
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    local.clock.advance(LATE)
    await desk.restart()
    await desk.courier.take_up()
    await desk.courier.deliver(attrs.evolve(look, at=desk.clock.now()), files)
    assert desk.shown() == [list(range(1, 11))]
    assert await desk.parcels(look) == [("card", "sent", 10), ("card", "unknown", 2), ("inbox", "sent", 2)]


async def test_a_channel_takes_less_than_its_member_may_send_and_the_rest_waits(desk, late):
    look, files = await late(3, UPLOAD_BYTES + 1, size_limit=50 * 2**20)
    await desk.courier.deliver(look, files)
    assert desk.shown() == [[1]]
    assert await desk.parcels(look) == [("card", "sent", 1), ("inbox", "sent", 1)]
    await desk.courier.inbox.open(look, files, await desk.handle(50 * 2**20))
    assert desk.shown() == [[1], [2]]


async def test_a_size_that_discord_does_not_take_halves_the_batch(desk, local, late):
    look, files = await late(10, 10, 10, 5000)
    local.faults.upload_limit = 1000
    await desk.deliver_at_once(look, files)
    assert desk.shown() == [[1, 2], [3]]
    assert (await desk.parcels(look))[-1] == ("inbox", "sent", 1)


async def test_automod_and_a_missing_permission_lead_to_the_member_alone(desk, local, late):
    for why in ("automod", "permission"):
        look, files = await late()
        if why == "automod":
            local.faults.automod("PATCH", IN_CHANNEL)
            local.faults.automod("POST", POST)
        else:
            local.world.default_guild.default_channel.bot_permissions = Permission.SEND_MESSAGES
        await desk.deliver_at_once(look, files)
        fates = [("card", "refused", 1), ("channel", "refused", 1), ("direct", "sent", 1)]
        assert await desk.parcels(look) == fates, why


async def test_after_an_hour_the_files_are_a_post_and_a_crash_makes_no_second_one(desk, local, late):
    look, files = await late(3, 4, after=3700)
    local.faults.lose_reply("POST", POST)
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    await desk.restart()
    await desk.courier.deliver(look, files)
    [post] = [card for card in desk.discord.sees(desk.ann) if card.shown_files]
    card = next(card for card in desk.discord.sees(desk.ann) if card.id == look.job.request.card_message)
    assert f"/{card.id}" in post.text
    assert f"/{post.id}" in card.text
    assert await desk.parcels(look) == [("channel", "sent", 2)]


async def test_many_cards_are_taken_up_after_a_restart_and_discord_refuses_no_edit(desk, local):
    looks = [(await desk.open_job())[0] for _ in range(12)]
    local.clock.advance(LATE)
    local.state.limits.messages = Limit(5, 0.5)
    await desk.restart()
    for look in looks:
        await desk.courier.show(attrs.evolve(look, at=desk.clock.now()))
    await local.world.changes.until(
        lambda: all(card.title == "Uploading to Discord" for card in desk.discord.sees(desk.ann)), 20
    )
    assert len(local.journal.find("PATCH", IN_CHANNEL, status=200)) == 12
    assert local.journal.refusals() == []


async def test_what_a_moderator_deleted_is_found_out_at_the_hand_over(desk, local, late):
    for after in (0, LATE):
        look, files = await late(after=after)
        mod = desk.discord.member("Mod", permissions=Permission.MANAGE_MESSAGES)
        card = next(card for card in desk.discord.sees(mod) if card.id == look.job.request.card_message)
        desk.discord.delete(mod, card)
        await desk.deliver_at_once(look, files)
        assert await desk.parcels(look) == [("card", "refused", 1), ("inbox", "sent", 1)]
