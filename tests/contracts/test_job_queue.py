"""What every engine behind the `JobQueue` port promises. A new one joins in the params of `engine`."""

import asyncio
from datetime import timedelta
from pathlib import PurePosixPath

import pytest

from boss_bot.domain.content.media import MediaKind, StoredFile
from boss_bot.domain.content.question import Question
from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.errors.refusals import (
    DrainingError,
    JobIsOverError,
    QueueFullError,
    StoreUnavailableError,
    TooLateError,
    UnknownJobError,
)
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lease import Control, Lease, Want
from boss_bot.domain.links.link import parse_link
from boss_bot.domain.members.denials import EndedByManagerError
from boss_bot.domain.members.priority import Priority
from tests.contracts.engines import Engine
from tests.contracts.memory_store import MemoryStore

S = JobState
BROKEN = record(NetworkError())
FILE = StoredFile(PurePosixPath("a/b/001.mp4"), "clip.mp4", "video/mp4", MediaKind.VIDEO, 5, "0" * 64)


@pytest.fixture(params=["sqlite", "memory"])
async def engine(request, tmp_path, clock):
    found = Engine(tmp_path, clock, MemoryStore() if request.param == "memory" else None)
    yield found
    await found.stop()


@pytest.fixture
def add(engine, new_request):
    async def make(**fields):
        return (await engine.queue.enqueue(new_request(**fields))).id

    return make


# Taking


async def test_the_same_key_makes_one_job_and_one_run_over_restarts_too(engine, new_request):
    queue = await engine.start(concurrent=2)
    request = new_request()
    first, second = await asyncio.gather(queue.enqueue(request), queue.enqueue(request))
    assert first.id == second.id
    queue = await engine.crash(concurrent=2)
    assert (await queue.enqueue(request)).id == first.id
    await engine.lease(first.id)
    await engine.finish(first.id)
    assert (await queue.enqueue(request)).state is S.COMPLETED
    assert await engine.hands.begun(1) == [first.id]


async def test_a_full_line_turns_away_by_priority_and_keeps_what_it_took(engine, add, new_request):
    await engine.start(concurrent=1, capacity=10)
    await engine.lease(await add())
    waiting = [await add(priority=Priority.LOW) for _ in range(8)]
    for priority, free in ((Priority.LOW, 0), (Priority.NORMAL, 2), (Priority.HIGH, 1)):
        waiting += [await add(priority=priority) for _ in range(free)]
        with pytest.raises(QueueFullError):
            await add(priority=priority)
    assert {(await engine.store.get(job)).state for job in waiting} == {S.QUEUED}


# Order


async def everything(engine, number):
    """Let so many jobs run one after the other, and return them in the order in which they began."""
    for done in range(1, number + 1):
        await engine.finish((await engine.hands.begun(done))[-1])
    return await engine.hands.begun(number)


async def test_who_came_first_runs_first_and_the_urgent_before_them(engine, add):
    await engine.start(concurrent=1)
    first = await add()
    await engine.lease(first)
    low, normal, high, later = [await add(priority=Priority(p)) for p in (0, 1, 2, 1)]
    assert await everything(engine, 5) == [first, high, normal, later, low]


async def test_a_newcomer_behind_a_flood_runs_second(engine, add):
    await engine.start(concurrent=1, capacity=100)
    first = await add(guild=1)
    await engine.lease(first)
    flood = [await add(guild=1) for _ in range(40)]
    newcomer = await add(guild=2)
    await engine.finish(first)
    await engine.finish((await engine.hands.begun(2))[1])
    assert await engine.hands.begun(3) in ([first, flood[0], newcomer], [first, newcomer, flood[0]])


async def test_waiting_makes_urgent_so_that_nobody_is_starved(engine, add):
    await engine.start(concurrent=1, age_seconds=600)
    first = await add()
    await engine.lease(first)
    low = await add(priority=Priority.LOW, guild=1)
    watch = engine.queue.watch()
    for level in (Priority.NORMAL, Priority.HIGH):
        await engine.time_passes(601)
        async with asyncio.timeout(10):
            while (event := await anext(watch)).job.id != low:
                pass
        assert event.job.level is level
    await watch.aclose()
    high = [await add(priority=Priority.HIGH, guild=2) for _ in range(5)]
    assert (await everything(engine, 7))[1:3] in ([low, high[0]], [high[0], low])


async def test_a_member_may_move_their_job_before_their_others(engine, add):
    queue = await engine.start(concurrent=1)
    first = await add()
    await engine.lease(first)
    jobs = [await add() for _ in range(3)]
    await queue.request(jobs[2], Want.MOVE_UP)
    assert await everything(engine, 4) == [first, jobs[2], jobs[1], jobs[0]]


async def test_the_slots_of_all_of_a_member_and_of_a_lane_are_never_exceeded(engine, add):
    await engine.start(concurrent=4, per_member=2, per_lane=3)
    jobs = [await add(owner=n % 3, lane=f"lane {n % 2}", guild=n % 5) for n in range(24)]
    for done in range(24):
        began = await engine.hands.begun(done + 1)
        await engine.finish(next(job for job in began if job in engine.hands.running))
    assert sorted(await engine.hands.begun(24)) == sorted(jobs)
    peaks = engine.hands.peaks
    assert peaks["all"] == 4
    assert max(peaks[owner] for owner in range(3)) == 2
    assert max(peaks["lane 0"], peaks["lane 1"]) <= 3


# Runs


async def test_a_run_goes_from_step_to_step_and_ends_once(engine, add):
    queue = await engine.start()
    job = await add()
    lease = await engine.lease(job)
    assert queue.progress(lease, 42, 100) is Control.GO_ON
    assert (await queue.advance(lease, S.PROCESSING)).state is S.PROCESSING
    assert await queue.advance(lease, S.PROCESSING) is None
    assert (await queue.advance(lease, S.UPLOADING, files=[FILE])).files == (FILE,)
    done = await queue.complete(lease)
    assert (done.state, done.finished_at) == (S.COMPLETED, engine.clock.now())
    assert await queue.complete(lease) is None
    assert await queue.fail(lease, BROKEN) is None
    assert queue.progress(lease, 1, 2) is Control.STOP


async def test_a_run_that_lost_its_job_can_change_nothing(engine, add):
    await engine.start()
    job = await add()
    stale = await engine.lease(job)
    queue = await engine.crash()
    fresh = await engine.lease(job)
    assert fresh.epoch > stale.epoch
    assert queue.progress(stale, 1, 2) is Control.STOP
    assert await queue.advance(stale, S.PROCESSING) is None
    assert await queue.fail(stale, BROKEN) is None
    assert await queue.advance(fresh, S.UPLOADING)
    assert await queue.complete(stale) is None
    assert await queue.complete(fresh)


async def test_a_failed_try_is_made_again_at_its_time_and_not_before(engine, add):
    queue = await engine.start(concurrent=1)
    job, other = await add(), await add()
    lease = await engine.lease(job)
    queue.progress(lease, 42, 100)
    again = engine.clock.now() + timedelta(seconds=30)
    waiting = await queue.fail(lease, BROKEN, retry_at=again, crashes=1)
    assert (waiting.state, waiting.not_before, waiting.retries, waiting.crashes) == (S.RETRY_WAIT, again, 1, 1)
    assert (waiting.error, waiting.done_bytes, waiting.total_bytes) == (BROKEN, 42, 100)
    await engine.lease(other)
    await engine.finish(other)
    await engine.time_passes(29)
    third = await add()
    await engine.lease(third)
    await engine.time_passes(1)
    await engine.finish(third)
    assert await engine.hands.begun(4) == [job, other, third, job]
    assert (await engine.lease(job)).epoch == lease.epoch + 1


async def test_a_failure_for_good_stays_until_a_person_wants_another_try(engine, add):
    queue = await engine.start()
    job = await add()
    failed = await queue.fail(await engine.lease(job), BROKEN, crashes=2)
    assert (failed.state, failed.error, failed.finished_at) == (S.FAILED, BROKEN, engine.clock.now())
    again = await queue.request(job, Want.RETRY)
    assert (again.error, again.retries, again.crashes, again.finished_at) == (None, 0, 0, None)
    await engine.hands.until("begin", job, times=2)


async def test_a_retry_needs_a_place(engine, add):
    queue = await engine.start(concurrent=1, capacity=1)
    job = await add()
    await queue.fail(await engine.lease(job), BROKEN)
    await engine.lease(await add())
    await add()
    with pytest.raises(QueueFullError):
        await queue.request(job, Want.RETRY)
    assert (await engine.store.get(job)).state is S.FAILED


# Members


IN = {
    S.PAUSED: [S.PAUSED],
    S.RETRY_WAIT: [S.DOWNLOADING, S.RETRY_WAIT],
    S.DOWNLOADING: [S.DOWNLOADING],
    S.PROCESSING: [S.DOWNLOADING, S.PROCESSING],
    S.UPLOADING: [S.DOWNLOADING, S.UPLOADING],
    S.COMPLETED: [S.DOWNLOADING, S.UPLOADING, S.COMPLETED],
    S.FAILED: [S.DOWNLOADING, S.FAILED],
    S.CANCELLED: [S.CANCELLED],
    S.QUEUED: [],
}
ANSWERS = {  # state: pause, resume, cancel, retry, move up
    S.QUEUED: (S.PAUSED, S.QUEUED, S.CANCELLED, S.QUEUED, S.QUEUED),
    S.RETRY_WAIT: (S.PAUSED, S.RETRY_WAIT, S.CANCELLED, S.QUEUED, S.RETRY_WAIT),
    S.PAUSED: (S.PAUSED, S.QUEUED, S.CANCELLED, S.PAUSED, S.PAUSED),
    S.DOWNLOADING: (S.PAUSED, S.DOWNLOADING, S.CANCELLED, S.DOWNLOADING, S.DOWNLOADING),
    S.PROCESSING: (S.PAUSED, S.PROCESSING, S.CANCELLED, S.PROCESSING, S.PROCESSING),
    S.UPLOADING: (TooLateError, S.UPLOADING, TooLateError, S.UPLOADING, S.UPLOADING),
    S.COMPLETED: (JobIsOverError,) * 5,
    S.FAILED: (JobIsOverError, JobIsOverError, JobIsOverError, S.QUEUED, JobIsOverError),
    S.CANCELLED: (JobIsOverError,) * 5,
}


@pytest.mark.parametrize(
    ("was", "want", "then"),
    [(was, want, then) for was, row in ANSWERS.items() for want, then in zip(Want, row, strict=True)],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_what_a_member_wants_has_one_answer_in_each_state(engine, add, was, want, then):
    queue = await engine.start(concurrent=0)  # nothing starts by itself
    job = await add()
    for step in IN[was]:
        await engine.store.move(job, step)
    if isinstance(then, JobState):
        assert (await queue.request(job, want)).state is then
    else:
        with pytest.raises(then):
            await queue.request(job, want)
        then = was
    assert (await engine.store.get(job)).state is then


async def test_nobody_knows_a_job_that_never_was(engine):
    queue = await engine.start()
    for want in Want:
        with pytest.raises(UnknownJobError):
            await queue.request("00000000", want)


async def test_a_pause_frees_the_slot_keeps_how_far_it_was_and_a_resume_goes_on(engine, add):
    queue = await engine.start(concurrent=1)
    job, other = await add(), await add()
    lease = await engine.lease(job)
    queue.progress(lease, 42, 100)
    paused = await queue.request(job, Want.PAUSE)
    assert (paused.done_bytes, paused.total_bytes) == (42, 100)
    await engine.hands.until("hold", job)
    assert queue.progress(lease, 43, 100) is Control.PAUSE
    assert await queue.advance(lease, S.PROCESSING) is None
    await engine.lease(other)
    await queue.request(job, Want.RESUME)
    await engine.finish(other)
    await engine.hands.until("begin", job, times=2)
    assert queue.progress(lease, 44, 100) is Control.STOP
    await engine.finish(job)


async def test_a_cancel_ends_the_run_and_frees_the_slot(engine, add):
    queue = await engine.start(concurrent=1)
    job, other = await add(), await add()
    lease = await engine.lease(job)
    assert (await queue.request(job, Want.CANCEL)).finished_at == engine.clock.now()
    await engine.hands.until("stop", job)
    assert queue.progress(lease, 1, 2) is Control.STOP
    assert await queue.complete(lease) is None
    await engine.lease(other)


async def test_a_cancel_keeps_why_where_it_is_not_its_members_own(engine, add):
    queue = await engine.start(concurrent=0)
    why = record(EndedByManagerError())
    assert (await queue.request(await add(), Want.CANCEL, why=why)).error == why
    assert (await queue.request(await add(), Want.CANCEL)).error is None


async def test_a_paused_job_stays_so_over_a_restart(engine, add):
    queue = await engine.start()
    job = await add()
    await queue.request(job, Want.PAUSE)
    queue = await engine.crash()
    await engine.lease(await add())
    assert (await engine.store.get(job)).state is S.PAUSED
    await queue.request(job, Want.RESUME)
    await engine.lease(job)


# One fetch for all who want the same


async def test_who_wants_the_same_waits_for_its_files_and_takes_over_from_who_leaves(engine, add):
    queue = await engine.start(concurrent=5)
    link = parse_link("https://x.com/ann/status/77")
    first, second, third = [await add(link=link, owner=owner) for owner in (1, 2, 3)]
    await engine.lease(first)
    await queue.request(first, Want.CANCEL)
    lease = await engine.lease(second)
    other = await add()
    await engine.lease(other)
    assert await engine.hands.begun(3) == [first, second, other]
    await queue.advance(lease, S.UPLOADING, files=[FILE])
    await engine.lease(third)
    assert [found.files for found in await engine.store.of_fetch(first) if found.id == second] == [(FILE,)]


async def test_who_is_asked_which_version_they_want_leaves_the_fetch_to_the_others(engine, add):
    queue = await engine.start()
    link = parse_link("https://x.com/ann/status/77")
    first, second = [await add(link=link, owner=owner) for owner in (1, 2)]
    until = engine.clock.now() + timedelta(seconds=600)
    asking = await queue.ask(await engine.lease(first), Question(asked=True), until=until)
    assert (asking.state, asking.not_before, asking.question) == (S.RETRY_WAIT, until, Question(asked=True))
    assert asking.fetch not in (first, second)
    await engine.lease(second)
    assert (await engine.store.get(await add(link=link, owner=3))).fetch == first  # of the second, not of who is asked
    assert await queue.ask(Lease(first, 1), Question(), until=until) is None


# Restarts


async def test_what_ran_when_the_bot_died_is_taken_up_first_and_counted(engine, add):
    queue = await engine.start(concurrent=2)
    jobs = [await add() for _ in range(3)]
    await queue.advance(await engine.lease(jobs[0]), S.PROCESSING)
    await queue.advance(await engine.lease(jobs[1]), S.UPLOADING, files=[FILE])
    await engine.crash(concurrent=2)
    assert engine.hands.back == jobs[:2]
    assert await engine.hands.begun(2) == jobs[:2]
    found = [await engine.store.get(job) for job in jobs]
    assert [(job.state, job.crashes) for job in found] == [(S.DOWNLOADING, 1), (S.DOWNLOADING, 1), (S.QUEUED, 0)]
    assert found[1].files == (FILE,)


async def test_a_job_over_which_the_bot_dies_three_times_is_given_up(engine, add):
    await engine.start()
    job = await add()
    for _ in range(3):
        await engine.lease(job)
        queue = await engine.crash()
    given_up = await engine.store.get(job)
    assert (given_up.state, given_up.crashes) == (S.FAILED, 3)
    other = await add()
    await engine.lease(other)
    assert await engine.hands.begun(1) == [other]
    assert (await queue.request(job, Want.RETRY)).crashes == 0


async def test_a_stop_takes_nothing_new_lets_uploads_end_and_puts_the_rest_back(engine, add, new_request):
    queue = await engine.start(drain_seconds=10.0)
    running, sending, failed = [await add() for _ in range(3)]
    lease = await engine.lease(running)
    queue.progress(lease, 42, 100)
    upload = await engine.lease(sending)
    await queue.advance(upload, S.UPLOADING, files=[FILE])
    await queue.fail(await engine.lease(failed), BROKEN)
    engine.hands.uploads = asyncio.Event()
    stopping = asyncio.create_task(engine.stop())
    await asyncio.sleep(0)
    with pytest.raises(DrainingError):
        await queue.enqueue(new_request())
    with pytest.raises(DrainingError):
        await queue.request(failed, Want.RETRY)
    assert await queue.complete(upload)
    engine.hands.uploads.set()
    await stopping
    await engine.start(concurrent=0)
    found = [await engine.store.get(job) for job in (running, sending, failed)]
    assert [(job.state, job.crashes) for job in found] == [(S.QUEUED, 0), (S.COMPLETED, 0), (S.FAILED, 0)]
    assert found[0].done_bytes == 42
    assert engine.hands.back == [running]


async def test_a_backend_that_cannot_be_written_refuses_and_what_ended_meanwhile_goes_back(engine, add):
    queue = await engine.start()
    job = await add()
    lease = await engine.lease(job)
    await engine.lock(on=True)
    with pytest.raises(StoreUnavailableError):
        await add()
    with pytest.raises(StoreUnavailableError):
        await queue.advance(lease, S.PROCESSING)
    with pytest.raises(StoreUnavailableError):
        await queue.request(job, Want.PAUSE)
    queue.give_back(lease)
    await engine.lock(on=False)
    await engine.hands.until("begin", job, times=2)
    found = await engine.store.get(job)
    assert (found.state, found.crashes, found.retries) == (S.DOWNLOADING, 0, 0)


# Watching


async def test_every_move_is_told_to_who_watches_that_server_or_all(engine, add):
    queue = await engine.start()
    watches = {guild: queue.watch(guild) for guild in (10, None)}
    job = await add(guild=10)
    lease = await engine.lease(job)
    other = await add(guild=11)
    await engine.lease(other)
    await queue.advance(lease, S.UPLOADING)
    await queue.complete(lease)

    async def heard(watch, number):
        return [(event.job.id, event.job.state) for event in [await anext(watch) for _ in range(number)]]

    mine = [(job, state) for state in (S.QUEUED, S.DOWNLOADING, S.UPLOADING, S.COMPLETED)]
    assert await asyncio.wait_for(heard(watches[10], 4), 10) == mine
    everything = await asyncio.wait_for(heard(watches[None], 6), 10)
    assert [move for move in everything if move[0] == job] == mine
    assert [move for move in everything if move[0] == other] == [(other, S.QUEUED), (other, S.DOWNLOADING)]
    for watch in watches.values():
        await watch.aclose()


async def test_a_lease_is_a_job_and_its_epoch(engine, add):
    await engine.start()
    job = await add()
    assert await engine.lease(job) == Lease(job, 1)
