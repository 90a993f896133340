"""Files reach their member by the best way there is, once, whatever Discord says."""

import asyncio

import pytest

from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.undelivered import UnsurePostError, UploadRefusedError
from boss_bot.domain.jobs.parcels import Content, Fate, Route
from boss_bot.domain.members.delivery import UPLOAD_BYTES, HandOver, Visibility
from boss_bot.domain.members.terms import Terms
from boss_bot.playground.local_discord.world import Permission

pytestmark = pytest.mark.asyncio(loop_scope="session")

CARD = "/webhooks/*/messages/@original"
POST = "/channels/*/messages"
MINUTES = 60


async def test_files_go_into_the_card_and_the_intent_is_there_before(desk, local):
    look, files = await desk.job(3, 4)
    held = local.faults.hold("PATCH", CARD, times=2)
    delivery = asyncio.create_task(desk.courier.deliver(look, files))
    await held.arrived.wait()
    held.release()
    await delivery
    assert desk.shown() == [[1, 2]]
    assert await desk.parcels(look) == [("card", "sent", 2)]


async def test_a_second_hand_over_sends_nothing(desk, local):
    for card in (True, False):
        look, files = await desk.job(card=card)
        await desk.courier.deliver(look, files)
        sent = len(local.journal.posts()) + len(local.journal.edits())
        await desk.restart()
        await desk.courier.take_up()
        await desk.courier.deliver(look, files)
        assert len(local.journal.posts()) + len(local.journal.edits()) == sent
    assert desk.shown() == [[1], [1]]


async def test_a_post_notifies_once_and_says_where_it_is(desk, local):
    look, files = await desk.job(*[5] * 12, visibility=Visibility.POST)
    await desk.courier.deliver(look, files)
    assert desk.shown() == [list(range(1, 11)), [11, 12]]
    [ping] = desk.discord.pings(desk.ann)
    assert ping.title.startswith("Done – files 1 to 10 of 12")
    assert not ping.ephemeral
    assert "Requested by" in ping.text
    card = desk.discord.sees(desk.ann)[0]
    assert f"/{ping.stored.channel.id}/{ping.stored.id}" in card.text
    assert {entry.body["enforce_nonce"] for entry in local.journal.posts()} == {True}


WHY = {"permission": "I can't post in this channel", "automod": "AutoMod stopped the post"}


@pytest.mark.parametrize("why", WHY)
async def test_a_post_that_is_not_allowed_comes_to_the_member_alone(desk, local, refused, why):
    local.faults.refuse("POST", POST, **refused[why])
    look, files = await desk.job(visibility=Visibility.POST)
    await desk.courier.deliver(look, files)
    assert await desk.parcels(look) == [("channel", "refused", 1), ("card", "sent", 1)]
    told = desk.discord.sees(desk.ann)[-1]
    assert (told.ephemeral, told.title) == (True, WHY[why])
    assert ("DISC-7" in told.text) is (why == "automod")


async def test_without_a_card_a_direct_message_and_without_that_the_inbox(desk):
    look, files = await desk.job(card=False)
    await desk.courier.deliver(look, files)
    desk.ann.user.dm_open = False
    second, files = await desk.job(card=False)
    await desk.courier.deliver(second, files)
    assert await desk.parcels(look) == [("direct", "sent", 1)]
    assert await desk.parcels(second) == [("direct", "refused", 1), ("inbox", "sent", 1)]
    assert await desk.courier.inbox.waiting(desk.ann.id, second.job.request.guild) == [second.job.id]
    assert desk.shown() == [[1]]


async def test_a_call_to_the_inbox_outlives_a_crash_and_is_made_once(desk, local):
    look, files = await desk.job(card=False, terms=Terms(hand_over=HandOver.CHANNEL))
    local.faults.refuse("POST", POST, status=502)
    await desk.courier.deliver(look, files)
    assert await desk.parcels(look) == [("inbox", "sent", 1)]
    for _ in range(2):  # the bot died before the job was completed, and once more
        await desk.restart()
        await desk.courier.deliver(look, files)
    calls = [card for card in desk.discord.sees(desk.ann) if "is ready" in card.text]
    assert len(calls) == 1
    assert await desk.parcels(look) == [("inbox", "sent", 1)]


async def test_where_the_bot_may_not_speak_the_inbox_is_not_called_and_keeps_what_it_has(desk, local):
    local.world.default_guild.default_channel.bot_permissions &= ~Permission.SEND_MESSAGES
    look, files = await desk.job(card=False, terms=Terms(hand_over=HandOver.CHANNEL))
    await desk.courier.deliver(look, files)
    assert [card for card in desk.discord.sees(desk.ann) if "is ready" in card.text] == []
    assert await desk.courier.inbox.waiting(desk.ann.id, look.job.request.guild) == [look.job.id]


async def test_a_file_that_is_too_large_for_one_way_takes_another(desk):
    look, files = await desk.job(3, UPLOAD_BYTES + 1, 4, card=False, size_limit=50 * 2**20)
    await desk.courier.deliver(look, files)
    assert await desk.parcels(look) == [("direct", "sent", 2), ("inbox", "sent", 1)]

    await desk.courier.inbox.open(look, files, await desk.handle(50 * 2**20))
    assert desk.shown() == [[1, 3], [2]]
    assert await desk.courier.inbox.waiting(desk.ann.id, look.job.request.guild) == []


async def test_a_channel_takes_what_its_server_pays_for(desk, local):
    local.world.default_guild.premium_tier = 2
    local.world.default_guild.attachment_size_limit = 50 * 2**20
    look, files = await desk.job(UPLOAD_BYTES + 1, visibility=Visibility.POST)
    await desk.courier.deliver(look, files)
    assert await desk.parcels(look) == [("channel", "sent", 1)]


async def test_a_size_that_discord_does_not_take_halves_the_batch(desk, local):
    look, files = await desk.job(*[10] * 7, 5000)
    local.faults.upload_limit = 1000
    await desk.courier.deliver(look, files)
    fates = [(fate, number) for _, fate, number in await desk.parcels(look)]
    no, yes = "refused", "sent"
    assert fates == [(no, 8), (yes, 4), (no, 4), (yes, 2), (no, 2), (yes, 1), (no, 1)]
    assert sorted(number for shown in desk.shown() for number in shown) == list(range(1, 8))
    assert "Too large for Discord – 1 file" in desk.discord.sees(desk.ann)[-1].title
    assert "`8.png` has" in desk.discord.sees(desk.ann)[-1].text


async def test_files_of_which_discord_takes_none_fail_in_words(desk, local):
    local.faults.upload_limit = 100
    look, files = await desk.job(5000)
    with pytest.raises(FileTooLargeError) as refused:
        await desk.courier.deliver(look, files)
    assert refused.value.size == 5000
    assert desk.shown() == []


async def test_batches_beside_the_card_survive_a_crash_between_them(desk, local):
    look, files = await desk.job(*[5] * 25)
    local.faults.refuse("PATCH", "/webhooks/*/messages/[0-9]*", status=503, times=2)
    for _ in range(2):
        with pytest.raises(UploadRefusedError):
            await desk.courier.deliver(look, files)
        await desk.courier.show(look)  # nothing may be drawn over files
        await desk.courier.deliver(*await desk.job())  # time enough for a card to be drawn
        assert list(range(1, 11)) in desk.shown()
        await desk.restart()
        await desk.courier.take_up()
    await desk.courier.deliver(look, files)
    batches = [list(range(1, 11)), list(range(11, 21)), [21, 22, 23, 24, 25]]
    assert sorted(desk.shown()) == sorted([[1], [1], *batches])
    assert all(card.ephemeral for card in desk.discord.sees(desk.ann))


@pytest.mark.parametrize("later", [1, 10 * MINUTES], ids=["in the nonce window", "after it"])
@pytest.mark.parametrize("lost", [True, False], ids=["it went out", "it did not"])
@pytest.mark.parametrize("visibility", Visibility)
async def test_a_post_whose_reply_was_lost_is_there_once(desk, local, later, lost, visibility):
    desk.discord.say(desk.ann, "hello")
    look, files = await desk.job(3, 4, visibility=visibility, card=False)
    fault = local.faults.lose_reply if lost else lambda *where: local.faults.refuse(*where, status=502)
    fault("POST", POST)
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    local.clock.advance(later)
    await desk.restart()
    await desk.courier.deliver(look, files)
    assert desk.shown() == [[1, 2]]
    assert (await desk.parcels(look))[-1][1:] == ("sent", 2)


async def test_a_hundred_lost_replies_make_no_second_message(desk, local):
    for number in range(100):
        visibility = Visibility.POST if number % 4 == 0 else Visibility.PRIVATE
        look, files = await desk.job(card=bool(number % 2), visibility=visibility)
        local.faults.lose_reply(*(("PATCH", CARD) if number % 2 else ("POST", POST)))
        with pytest.raises(UploadRefusedError):
            await desk.deliver_at_once(look, files)
        await desk.restart()
        await desk.deliver_at_once(look, files)
    assert desk.shown() == [[1]] * 100
    assert len([entry for entry in local.journal if entry.status is None]) == 100


async def test_where_the_bot_may_not_look_it_asks_its_member(desk, local):
    channel = local.world.default_guild.default_channel
    channel.bot_permissions &= ~Permission.READ_MESSAGE_HISTORY
    for there in (True, False):
        look, files = await desk.job(visibility=Visibility.POST)
        local.faults.lose_reply("POST", POST)
        with pytest.raises(UploadRefusedError):
            await desk.courier.deliver(look, files)
        seen = len(desk.shown())
        local.clock.advance(10 * MINUTES)
        await desk.restart()
        with pytest.raises(UnsurePostError):
            await desk.courier.deliver(look, files)
        await desk.courier.inbox.resolve(look.job.id, there=there)
        await desk.courier.deliver(look, files)
        assert len(desk.shown()) == seen + (not there)


async def test_an_edit_whose_token_has_ended_meanwhile_is_not_sent_elsewhere(desk, local):
    look, files = await desk.job()
    local.faults.lose_reply("PATCH", CARD)
    with pytest.raises(UploadRefusedError):
        await desk.deliver_at_once(look, files)
    assert desk.shown() == [[1]]
    local.clock.advance(20 * MINUTES)
    await desk.restart()
    await desk.courier.deliver(look, files)
    assert await desk.parcels(look) == [("card", "unknown", 1), ("inbox", "sent", 1)]
    assert local.journal.posts() == []


async def test_a_message_that_only_looks_like_ours_is_no_proof(desk, local):
    look, files = await desk.job(visibility=Visibility.POST, card=False)
    local.faults.refuse("POST", POST, status=502)
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    desk.discord.say(desk.ann, f"Job {look.job.id}", [("1.png", b"\1\1\1")])
    local.clock.advance(10 * MINUTES)
    await desk.restart()
    await desk.courier.deliver(look, files)
    assert len(local.journal.find("POST", POST, status=200)) == 1


async def test_an_intent_for_the_inbox_is_kept(desk):
    look, files = await desk.job(card=False)
    keys = ["1-0000000000000000"]
    await desk.store.journal.intend(look.job.id, Content.FILES, Route.INBOX, desk.clock.now(), files=keys)
    await desk.courier.deliver(look, files)
    assert [parcel.fate for parcel in await desk.store.journal.of(look.job.id)] == [Fate.SENT]
    assert desk.shown() == []


async def test_what_automod_keeps_out_of_a_card_goes_the_next_way(desk, local, refused):
    look, files = await desk.job()
    local.faults.refuse("PATCH", CARD, times=2, **refused["automod"])  # the last card, too
    await desk.deliver_at_once(look, files)
    assert await desk.parcels(look) == [("card", "refused", 1), ("direct", "sent", 1)]
    assert [card.title for card in desk.discord.sees(desk.ann)].count("AutoMod stopped the post") == 1


async def test_what_discord_refuses_outright_is_an_error_with_its_status(desk, local):
    look, files = await desk.job()
    local.faults.refuse("PATCH", CARD, status=400, body={"message": "Invalid Form Body", "code": 50035})
    with pytest.raises(UploadRefusedError) as refused:
        await desk.deliver_at_once(look, files)
    assert refused.value.status == 400
    assert await desk.parcels(look) == [("card", "refused", 1)]


async def test_a_token_that_ends_at_the_hand_over_costs_nothing(desk, local, refused):
    look, files = await desk.job()
    local.faults.refuse("PATCH", CARD, **refused["gone"])
    await desk.deliver_at_once(look, files)
    assert desk.shown() == [[1]]
    assert await desk.parcels(look) == [("card", "refused", 1), ("direct", "sent", 1)]


async def test_a_channel_that_was_quiet_for_long_is_read_no_further_than_needed(desk, local):
    desk.discord.say(desk.ann, "long ago")
    local.clock.advance(20 * MINUTES)
    look, files = await desk.job(visibility=Visibility.POST, card=False)
    local.faults.refuse("POST", POST, status=502)
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    local.clock.advance(10 * MINUTES)
    await desk.restart()
    await desk.courier.deliver(look, files)
    assert await desk.parcels(look) == [("channel", "refused", 1), ("channel", "sent", 1)]


async def test_a_channel_that_the_bot_was_shut_out_of_meanwhile_tells_nothing(desk, local):
    look, files = await desk.job(visibility=Visibility.POST, card=False)
    local.faults.lose_reply("POST", POST)
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    local.world.default_guild.default_channel.bot_permissions &= ~Permission.VIEW_CHANNEL
    local.clock.advance(10 * MINUTES)
    await desk.restart()
    with pytest.raises(UnsurePostError):
        await desk.courier.deliver(look, files)
    local.faults.refuse("GET", "/users/@me", status=503)
    with pytest.raises(UploadRefusedError):  # trouble passes: it is looked for again
        await desk.courier.deliver(look, files)
