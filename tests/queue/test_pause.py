"""Pause and resume: the same process while it is fresh, the kept bytes after that, the line in between."""

import asyncio

from boss_bot.domain.content.progress import Progress
from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.jobs.job import JobState
from boss_bot.queue import Actor

ANN = Actor(1, 10)


async def test_a_fresh_pause_keeps_its_process_and_goes_on_in_it(world, ask, led, cards):
    service = await world()
    job = (await service.submit(ask())).job.id
    download = await led.next()
    download.progress(42)
    await cards.until(lambda: cards.looks[job][-1].progress is not None)

    paused = await service.pause(job, ANN)
    assert (paused.job.state, paused.progress) == (JobState.PAUSED, Progress(done=42, total=100))
    assert (paused.job.done_bytes, paused.job.total_bytes) == (42, 100)
    assert download.paused
    assert (await service.pause(job, ANN)).job.state is JobState.PAUSED

    await service.resume(job, ANN)
    await cards.state(job, JobState.DOWNLOADING)
    assert not download.paused
    assert led.started.empty()
    download.finish(b"whole")
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(job, [b"whole"])]


async def test_a_pause_frees_its_slot(world, ask, led, cards):
    service = await world(concurrent=1)
    first, second = [(await service.submit(ask())).job.id for _ in range(2)]
    download = await led.next()
    await service.pause(first, ANN)
    other = await led.next()

    waiting = await service.resume(first, ANN)
    assert (waiting.job.state, waiting.position) == (JobState.QUEUED, 1)
    assert download.paused
    other.finish(b"second")
    await cards.until(lambda: cards.delivered)
    await cards.state(first, JobState.DOWNLOADING)
    download.finish(b"first")
    await cards.until(lambda: len(cards.delivered) == 2)
    assert cards.delivered == [(second, [b"second"]), (first, [b"first"])]


async def test_a_long_pause_gives_the_process_up_and_a_resume_starts_a_new_one(world, ask, led, cards):
    service = await world(park_seconds=0.001)
    job = (await service.submit(ask())).job.id
    first = await led.next()
    await service.pause(job, ANN)
    await asyncio.wait_for(first.gone.wait(), 10)
    assert (await service.mine(ANN))[0].job.state is JobState.PAUSED

    await service.resume(job, ANN)
    second = await led.next()
    assert second.task.folder == first.task.folder
    second.finish()
    await cards.until(lambda: cards.delivered)


async def test_a_job_in_the_line_can_be_held(world, ask, led, cards):
    service = await world(concurrent=1)
    await service.submit(ask())
    await led.next()
    job = (await service.submit(ask())).job.id
    assert (await service.pause(job, ANN)).job.state is JobState.PAUSED
    look = await service.resume(job, ANN)
    assert (look.job.state, look.position) == (JobState.QUEUED, 1)
    assert (await service.resume(job, ANN)).job.state is JobState.QUEUED


async def test_files_that_come_in_during_a_pause_wait_for_the_resume(world, ask, led, cards):
    service = await world()
    job = (await service.submit(ask())).job.id
    download = await led.next()
    await service.pause(job, ANN)
    download.finish(b"came in")
    await asyncio.wait_for(download.inbox.join(), 10)
    assert (await service.mine(ANN))[0].job.state is JobState.PAUSED
    assert not cards.delivered

    await service.resume(job, ANN)
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(job, [b"came in"])]


async def test_a_download_that_breaks_while_paused_stays_paused_and_starts_anew(world, ask, led, cards):
    service = await world()
    job = (await service.submit(ask())).job.id
    download = await led.next()
    await service.pause(job, ANN)
    download.fail(NetworkError())
    await asyncio.wait_for(download.gone.wait(), 10)
    assert (await service.mine(ANN))[0].job.state is JobState.PAUSED

    await service.resume(job, ANN)
    (await led.next()).finish()
    await cards.until(lambda: cards.delivered)


async def test_a_paused_job_survives_a_restart(world, ask, led, cards):
    service = await world()
    job = (await service.submit(ask())).job.id
    await led.next()
    await service.pause(job, ANN)
    again = await world()
    assert led.started.empty()
    await again.resume(job, ANN)
    (await led.next()).finish()
    await cards.until(lambda: cards.delivered)


async def test_a_paused_download_can_be_cancelled(world, ask, led, tmp_path):
    service = await world()
    job = (await service.submit(ask())).job.id
    download = await led.next()
    await service.pause(job, ANN)
    assert (await service.cancel(job, ANN)).job.state is JobState.CANCELLED
    assert download.gone.is_set()
    assert not (tmp_path / "temp" / job).exists()


async def test_the_work_on_the_files_can_be_paused_in_the_middle_and_goes_on_there(world, ask, led, cards):
    service = await world()
    led.working = asyncio.Event()
    job = (await service.submit(ask())).job.id
    (await led.next()).finish(b"whole")
    await cards.state(job, JobState.PROCESSING)
    await service.pause(job, ANN)
    led.working.set()
    assert (await service.mine(ANN))[0].job.state is JobState.PAUSED
    assert cards.delivered == []

    await service.resume(job, ANN)
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(job, [b"whole"])]
    assert led.started.empty()
    moves = [to for _, to, _ in await service.store.moves(job)]
    assert moves.count(JobState.PROCESSING) == 2


async def test_work_that_is_paused_for_long_is_given_up_and_begins_anew(world, ask, led, cards):
    service = await world(park_seconds=0.001)
    led.working = asyncio.Event()
    job = (await service.submit(ask())).job.id
    (await led.next()).finish(b"first")
    await cards.state(job, JobState.PROCESSING)
    await service.pause(job, ANN)
    await asyncio.wait_for(service.scheduler.idle(), 10)
    assert (await service.mine(ANN))[0].job.state is JobState.PAUSED

    led.working.set()
    await service.resume(job, ANN)
    (await led.next()).finish(b"second")
    await cards.until(lambda: cards.delivered)
    assert cards.delivered == [(job, [b"second"])]


async def test_paused_work_can_be_cancelled(world, ask, led, cards):
    service = await world()
    led.working = asyncio.Event()
    job = (await service.submit(ask())).job.id
    (await led.next()).finish()
    await cards.state(job, JobState.PROCESSING)
    await service.pause(job, ANN)
    await service.cancel(job, ANN)
    await cards.state(job, JobState.CANCELLED)
    await asyncio.wait_for(service.scheduler.idle(), 10)
    assert cards.delivered == []


async def test_paused_work_stays_paused_over_a_restart_in_good_order(lives, ask, led, cards):
    service = await lives.start()
    led.working = asyncio.Event()
    job = (await service.submit(ask())).job.id
    (await led.next()).finish()
    await cards.state(job, JobState.PROCESSING)
    await service.pause(job, ANN)
    service = await lives.start()
    assert (await service.mine(ANN))[0].job.state is JobState.PAUSED
    led.working.set()
    await service.resume(job, ANN)
    (await led.next()).finish(b"again")
    await cards.until(lambda: cards.delivered)
