"""The store cannot be written for a while: jobs wait, nothing is handed over twice, and the queue goes on by itself."""

import asyncio

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.progress import Found
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import JobState, Mover
from boss_bot.queue import Actor

ANN = Actor(1, 10)
S = JobState


@pytest.fixture
def lock(lives):
    """Let every write to the store fail, and work again."""
    return lives.lock


async def test_a_request_is_refused_with_a_clear_error(world, ask, lock, led):
    service = await world()
    await lock(on=True)
    with pytest.raises(StoreUnavailableError):
        await service.submit(ask())
    await lock(on=False)
    await service.submit(ask())
    await led.next()


async def test_a_run_that_cannot_be_saved_goes_back_into_the_line_and_ends_well(world, ask, lock, led, cards):
    service = await world()
    job = (await service.submit(ask())).job.id
    download = await led.next()
    await lock(on=True)
    download.inbox.put_nowait(Found(Metadata(title="cat")))
    download.finish()
    await download.gone.wait()
    await service.scheduler.idle()
    assert (await service.store.get(job)).state is S.DOWNLOADING

    await lock(on=False)
    (await led.next()).finish(b"again")
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    done = await service.store.get(job)
    assert (done.state, done.crashes, done.retries) == (S.COMPLETED, 0, 0)
    assert (S.DOWNLOADING, S.QUEUED, Mover.RECOVERY) in await service.store.moves(job)


async def test_files_that_are_handed_over_are_recorded_late_but_not_sent_twice(world, ask, lock, led, cards):
    service = await world()
    locked = asyncio.Event()

    async def then_lock():
        await lock(on=True)
        locked.set()

    cards.afterwards = then_lock
    job = (await service.submit(ask())).job.id
    (await led.next()).finish()
    await asyncio.wait_for(locked.wait(), 10)
    await cards.until(lambda: cards.looks[job][-1].job.state is S.UPLOADING)
    await lock(on=False)
    await service.scheduler.idle()
    assert (await service.store.get(job)).state is S.COMPLETED
    assert len(cards.delivered) == 1
