"""That a job has failed is told once, whenever the bot dies in between."""

import asyncio

import attrs
import pytest

from boss_bot.domain.errors.failures import NotFoundError
from boss_bot.domain.errors.undelivered import UploadRefusedError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look

pytestmark = pytest.mark.asyncio(loop_scope="session")

POST = "/channels/*/messages"


@pytest.fixture
def failed(desk):
    """Let a job fail, and say nothing."""

    async def make(**fields):
        look, _ = await desk.job(**fields)
        ended = {"error": record(NotFoundError()), "finished_at": desk.clock.now()}
        return Look(await desk.store.move(look.job.id, JobState.FAILED, **ended), desk.clock.now())

    return make


async def told(desk, look, news):
    """Wait until the journal says how a member heard of a failure."""
    async with asyncio.timeout(10):
        while (found := await desk.parcels(look)) != news:
            assert len(found) <= len(news)


def titles(desk):
    return [card.title for card in desk.discord.sees(desk.ann)]


async def test_a_start_tells_what_a_crash_left_untold(desk, failed):
    by_card, by_message = await failed(), await failed(card=False)
    await desk.restart()
    await desk.courier.take_up()
    await told(desk, by_card, [("card", "sent", 0)])
    await told(desk, by_message, [("direct", "sent", 0)])
    assert titles(desk) == ["Failed – nothing at this address"] * 2

    seen = len(desk.local.journal)
    await desk.restart()
    await desk.courier.take_up()
    assert len(desk.local.journal) == seen


@pytest.mark.parametrize("later", [1, 600])
async def test_news_whose_reply_was_lost_are_not_told_twice(desk, local, failed, later):
    look = await failed(card=False)
    local.faults.lose_reply("POST", POST)
    await desk.courier.show(look)
    await local.world.changes.until(lambda: len(titles(desk)) == 1, 10)
    await told(desk, look, [("direct", "open", 0)])
    local.clock.advance(later)
    await desk.restart()
    await desk.courier.take_up()
    await told(desk, look, [("direct", "sent", 0)])
    assert len(titles(desk)) == 1


async def test_a_failure_over_a_card_with_files_leaves_the_card_alone(desk, local):
    look, files = await desk.job(*[5] * 12)
    local.faults.refuse("PATCH", "/webhooks/*/messages/[0-9]*", status=400, body={"message": "no", "code": 1})
    with pytest.raises(UploadRefusedError):
        await desk.courier.deliver(look, files)
    ended = {"error": record(NotFoundError()), "finished_at": desk.clock.now()}
    failed = attrs.evolve(look, job=await desk.store.move(look.job.id, JobState.FAILED, **ended))
    await desk.courier.show(failed)
    await local.world.changes.until(lambda: "Failed – nothing at this address" in titles(desk), 10)
    assert desk.shown() == [list(range(1, 11))]
