"""Another try by itself, by kind of error; by hand; and a job that kills whoever touches it."""

import asyncio
from datetime import timedelta

import pytest

from boss_bot.domain.errors.failures import NetworkError, NotFoundError, RateLimitedError
from boss_bot.domain.errors.faults import CrashedError, DiskFullError
from boss_bot.domain.errors.refusals import DrainingError, JobIsOverError, NotYourJobError, StoreUnavailableError
from boss_bot.domain.errors.undelivered import UploadRefusedError
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import JobState, Mover
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.domain.jobs.retry import LONGEST_WAIT, RetryRule
from boss_bot.queue import Actor

ANN, BOB = Actor(1, 10), Actor(2, 10)
S = JobState
RULE = RetryRule(most=3, first_wait=5.0)


@pytest.mark.parametrize(
    ("error", "waits"),
    [
        (NetworkError(), [5, 10, 20, None]),
        (UploadRefusedError(status=503), [5, 10, 20, None]),
        (UploadRefusedError(status=403), [None]),
        (RateLimitedError(), [60, 120, 240, None]),
        (RateLimitedError(retry_after=90), [90, 120, 240, None]),
        (RateLimitedError(retry_after=LONGEST_WAIT + 1), [None]),
        (DiskFullError(), [60, 120, 240, None]),
        (NotFoundError(), [None]),
        (StoreUnavailableError(), [None]),
    ],
)
def test_each_kind_of_error_has_its_own_waits_which_double(error, waits):
    assert [RULE.wait(error, retries=retries, chance=0.0) for retries in range(len(waits))] == waits


def test_chance_only_ever_makes_a_wait_longer_by_up_to_a_fifth():
    assert RULE.wait(RateLimitedError(retry_after=100), retries=0, chance=1.0) == pytest.approx(120)
    assert RULE.wait(NetworkError(), retries=0, chance=0.5) == pytest.approx(5.5)
    assert RetryRule(most=99, first_wait=5).wait(NetworkError(), retries=90, chance=0.0) == LONGEST_WAIT


async def test_a_broken_connection_is_tried_again_when_its_time_has_come(world, led, cards, ask, clock):
    service = await world(retry=RULE)
    job = (await service.submit(ask())).job.id
    first = await led.next()
    first.progress(42)
    await cards.until(lambda: cards.looks[job][-1].progress is not None)
    first.fail(NetworkError())
    waiting = await cards.state(job, S.RETRY_WAIT)
    assert timedelta(seconds=5) <= waiting.job.not_before - clock.now() <= timedelta(seconds=6)
    assert (waiting.job.retries, waiting.tries) == (1, 4)
    assert waiting.progress.done == 42
    assert type(restore(waiting.job.error)) is NetworkError
    await service.scheduler.idle()
    assert led.started.empty()

    clock.advance(6)
    service.scheduler.wake()
    second = await led.next()
    assert second.task.folder == first.task.folder
    second.finish(b"whole")
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    assert [by for _, to, by in await service.store.moves(job) if to is S.QUEUED] == [Mover.USER, Mover.SCHEDULER]


async def test_after_the_last_try_the_job_has_failed(world, led, cards, ask, clock):
    service = await world(retry=RetryRule(most=1, first_wait=5.0))
    job = (await service.submit(ask())).job.id
    (await led.next()).fail(NetworkError())
    await cards.state(job, S.RETRY_WAIT)
    clock.advance(10)
    service.scheduler.wake()
    (await led.next()).fail(NetworkError())
    failed = await cards.state(job, S.FAILED)
    assert (failed.job.retries, failed.job.attempt) == (1, 2)


async def test_a_try_can_be_had_at_once_and_a_failed_job_again(world, led, cards, ask):
    service = await world(retry=RetryRule(most=1, first_wait=60.0))
    job = (await service.submit(ask())).job.id
    (await led.next()).fail(NetworkError())
    await cards.state(job, S.RETRY_WAIT)
    with pytest.raises(NotYourJobError):
        await service.retry(job, BOB)
    assert (await service.retry(job, ANN)).job.state in (S.QUEUED, S.DOWNLOADING)
    assert (await service.retry(job, ANN)).job.state in (S.QUEUED, S.DOWNLOADING)
    (await led.next()).fail(NetworkError())
    await cards.state(job, S.FAILED)
    assert [look.job.id for look in await service.mine(ANN, frozenset({S.FAILED}))] == [job]

    again = await service.retry(job, ANN)
    assert (again.job.retries, again.job.error) == (0, None)
    (await led.next()).finish()
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    with pytest.raises(JobIsOverError):
        await service.retry(job, ANN)


async def test_a_queue_that_stops_takes_no_retry(world, led, cards, ask):
    service = await world()
    job = (await service.submit(ask())).job.id
    (await led.next()).fail(NetworkError())
    await cards.state(job, S.FAILED)
    service.scheduler.draining = True
    with pytest.raises(DrainingError):
        await service.retry(job, ANN)


async def test_a_waiting_job_can_be_held_and_cancelled(world, led, cards, ask, clock):
    service = await world(retry=RULE)
    job = (await service.submit(ask())).job.id
    (await led.next()).fail(NetworkError())
    await cards.state(job, S.RETRY_WAIT)
    assert (await service.pause(job, ANN)).job.state is S.PAUSED
    clock.advance(60)
    service.scheduler.wake()
    await service.resume(job, ANN)
    (await led.next()).fail(NetworkError())
    await cards.state(job, S.RETRY_WAIT)
    assert (await service.cancel(job, ANN)).job.state is S.CANCELLED


async def test_files_that_are_here_are_not_fetched_again_for_another_upload(world, led, cards, ask, clock):
    service = await world(retry=RULE)
    cards.refuse = UploadRefusedError(status=503)
    job = (await service.submit(ask())).job.id
    (await led.next()).finish(b"once")
    await cards.state(job, S.RETRY_WAIT)
    cards.refuse = None
    await service.retry(job, ANN)
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(job, [b"once"])]
    assert led.started.empty()


async def test_files_that_were_deleted_meanwhile_are_fetched_again(world, led, cards, ask, tmp_path):
    service = await world()
    cards.refuse = UploadRefusedError(status=503)
    job = (await service.submit(ask())).job.id
    (await led.next()).finish(b"first")
    failed = await cards.state(job, S.FAILED)
    for file in failed.job.files:
        service.scheduler.handler.runner.library.open_path(file).unlink()
    cards.refuse = None
    await service.retry(job, ANN)
    (await led.next()).finish(b"second")
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(job, [b"second"])]


async def test_a_job_whose_process_dies_three_times_is_given_up(world, led, cards, ask):
    service = await world(retry=RetryRule(most=9, first_wait=60.0))
    job = (await service.submit(ask())).job.id
    for crashes in (1, 2):
        (await led.next()).fail(CrashedError())
        waiting = await cards.state(job, S.RETRY_WAIT)
        assert waiting.job.crashes == crashes
        await service.retry(job, ANN)
    (await led.next()).fail(CrashedError())
    failed = await cards.state(job, S.FAILED)
    assert failed.job.crashes == 3


async def test_a_job_over_which_the_bot_dies_three_times_is_given_up_and_the_others_go_on(
    world, led, cards, ask, crash
):
    service = await world(concurrent=1)
    poison = (await service.submit(ask())).job.id
    other = (await service.submit(ask())).job.id
    for _ in range(3):
        await led.next()
        service = await crash(concurrent=1)
    assert (await service.store.get(poison)).state is S.FAILED
    assert (await service.store.moves(poison))[-1] == (S.DOWNLOADING, S.FAILED, Mover.RECOVERY)
    assert (await service.store.get(other)).attempt <= 1
    (await led.next()).finish()
    await cards.until(lambda: cards.delivered)
    assert cards.delivered[0][0] == other


async def test_twenty_stops_in_good_order_are_no_crash_and_no_try(world, led, cards, ask):
    service = await world()
    job = (await service.submit(ask())).job.id
    for _ in range(20):
        await led.next()
        service = await world()
    (await led.next()).finish()
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    done = await service.store.get(job)
    assert (done.state, done.crashes, done.retries) == (S.COMPLETED, 0, 0)
    assert any(look.resumed for look in cards.looks[job])


async def test_a_stop_waits_for_files_that_are_on_their_way(world, led, cards, ask):
    service = await world(drain_seconds=30.0)
    cards.uploading = asyncio.Event()
    job = (await service.submit(ask())).job.id
    (await led.next()).finish()
    await cards.state(job, S.UPLOADING)
    stopping = asyncio.create_task(world())
    await asyncio.wait_for(service.scheduler._over.wait(), 10)  # the stop has begun
    assert service.scheduler.draining
    cards.uploading.set()
    again = await stopping
    assert (await again.store.get(job)).state is S.COMPLETED
    assert cards.delivered == [(job, [b"bytes"])]


async def test_a_job_that_was_claimed_in_the_moment_of_the_stop_is_put_back_without_a_crash(world, led, ask, clock):
    service = await world(concurrent=1)
    await service.submit(ask())
    await led.next()
    job = (await service.submit(ask())).job.id
    claimed = await service.store.claim(ClaimLimits(5, 5), clock.now())
    assert claimed.id == job
    again = await world(concurrent=1)
    found = await again.store.get(job)
    assert (found.state, found.crashes) == (S.QUEUED, 0)
