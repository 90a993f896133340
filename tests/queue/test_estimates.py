"""When a job is likely to start: learnt from earlier ones, told as a range, and measured."""

from datetime import UTC, datetime, timedelta

import attrs
import pytest

from boss_bot.domain.jobs.estimate import Forecast, Window
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.lanes import (
    ANY_SIZE,
    ENCODE_PROMISES,
    END_ESTIMATES,
    ESTIMATES,
    SIZE_PROMISES,
    Pace,
    size_class,
)
from boss_bot.monitoring.lines.records import lane_lines
from boss_bot.queue import Actor

ANN = Actor(1, 10)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def jobs(new_request):
    def make(number, *, state=JobState.QUEUED, claimed_at=None, total_bytes=None, **fields):
        return [
            Job(
                JobId(f"J{n}{state}"),
                new_request(**({"owner": n} | fields)),
                state,
                NOW,
                claimed_at=claimed_at,
                total_bytes=total_bytes,
            )
            for n in range(number)
        ]

    return make


def starts(forecast, running, line):
    found = forecast.of(running, line)
    return [tuple((moment - NOW).total_seconds() for moment in attrs.astuple(found[job.id].starts)) for job in line]


def ends(forecast, running, line):
    found = forecast.of(running, line)
    return [tuple((moment - NOW).total_seconds() for moment in attrs.astuple(found[job.id].ends)) for job in line]


def test_nothing_is_foretold_while_nothing_is_known(jobs):
    assert Forecast({(ESTIMATES, ANY_SIZE): Pace(1, 1, 1)}, 5, 2, NOW).of([], jobs(3)) == {}


def test_each_waits_for_the_slot_that_is_free_first(jobs):
    paces = {("twitter", ANY_SIZE): Pace(10.0, 2.0, 9)}
    running = jobs(2, state=JobState.DOWNLOADING, claimed_at=NOW - timedelta(seconds=4))
    assert starts(Forecast(paces, 2, 2, NOW), running, jobs(3)) == [(4, 8), (4, 8), (12, 20)]
    assert starts(Forecast(paces, 5, 2, NOW), running, jobs(2)) == [(0, 0), (0, 0)]


def test_a_member_waits_for_their_own_slots(jobs):
    paces = {("twitter", ANY_SIZE): Pace(10.0, 0.0, 9)}
    assert starts(Forecast(paces, 5, 2, NOW), [], jobs(5, owner=7)) == [(0, 0), (0, 0), (10, 10), (10, 10), (20, 20)]


def test_a_job_that_overruns_is_expected_to_end_soon_and_sizes_have_their_own_pace(jobs):
    size = 5_000_000
    paces = {("twitter", ANY_SIZE): Pace(10.0, 3.0, 9), ("twitter", size_class(size)): Pace(100.0, 10.0, 2)}
    late = jobs(1, state=JobState.DOWNLOADING, claimed_at=NOW - timedelta(seconds=60))
    assert starts(Forecast(paces, 1, 1, NOW), late, jobs(1)) == [(0, 3)]
    big = jobs(1, state=JobState.DOWNLOADING, claimed_at=NOW, total_bytes=size)
    assert starts(Forecast(paces, 1, 1, NOW), big, jobs(1)) == [(90, 110)]


def test_a_site_that_is_new_is_taken_for_the_mean_of_the_others(jobs):
    paces = {("a", ANY_SIZE): Pace(10.0, 1.0, 9), ("b", ANY_SIZE): Pace(30.0, 1.0, 9)}
    line = jobs(2, lane="new")
    assert starts(Forecast(paces, 1, 1, NOW), [], line) == [(0, 0), (1, 40)]


def test_the_end_is_a_range_too_and_wider_the_further_it_is_away(jobs):
    paces = {("twitter", ANY_SIZE): Pace(10.0, 2.0, 9)}
    assert ends(Forecast(paces, 1, 1, NOW), [], jobs(2)) == [(8, 12), (16, 24)]


def test_a_running_job_is_expected_to_end_and_one_that_is_late_soon(jobs):
    forecast = Forecast({("twitter", ANY_SIZE): Pace(10.0, 2.0, 9)}, 1, 1, NOW)
    for gone, window in ((4, (4, 8)), (60, (0, 2))):
        [job] = jobs(1, state=JobState.DOWNLOADING, claimed_at=NOW - timedelta(seconds=gone))
        assert forecast.end_of(job) == Window(*(NOW + timedelta(seconds=after) for after in window))
    assert Forecast({(END_ESTIMATES, ANY_SIZE): Pace(1, 1, 1)}, 1, 1, NOW).end_of(job) is None


async def test_a_finished_job_teaches_the_next_and_the_promise_is_measured(world, led, cards, ask, clock):
    service = await world(concurrent=1)
    lanes = service.board.lanes
    first = await service.submit(ask())
    assert first.starts is None
    download = await led.next()
    clock.advance(40)
    download.finish(b"x" * 1000)
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    paces = await lanes.paces()
    assert paces["twitter", ANY_SIZE].seconds == paces["twitter", size_class(1000)].seconds == 40

    await service.submit(ask())
    second = await led.next()
    waiting = await service.submit(ask())
    window = waiting.starts
    assert window.earliest == clock.now() + timedelta(seconds=20)  # 40 s, give or take 20
    assert window.latest == clock.now() + timedelta(seconds=60)
    assert waiting.ends.earliest == clock.now() + timedelta(seconds=40)
    assert waiting.ends.latest == clock.now() + timedelta(seconds=120)
    kept = await service.store.get(waiting.job.id)
    assert (kept.promised_at, kept.promised_end) == (window.middle, waiting.ends.middle)

    clock.advance(30)
    second.finish()
    third = await led.next()
    off = (await lanes.paces())[ESTIMATES, ANY_SIZE]
    assert (off.seconds, off.runs) == (10.0, 1)
    clock.advance(35)
    third.finish()
    await cards.until(lambda: len(cards.delivered) == 3)
    await service.scheduler.idle()
    off = (await lanes.paces())[END_ESTIMATES, ANY_SIZE]
    assert (off.seconds, off.runs) == (15.0, 1)  # 80 s were named, and it took 65
    [line] = await lane_lines(lanes, clock.now())
    assert line.detail == "off on average: starts by 10 s (1 measured), ends by 15 s (1 measured)"
    await lanes.learn(SIZE_PROMISES, ANY_SIZE, 4.0)
    await lanes.learn(ENCODE_PROMISES, ANY_SIZE, 12.0)
    [line] = await lane_lines(lanes, clock.now())
    assert "promised sizes by 4 % (1 measured), promised times of encodes by 12 % (1 measured)" in line.detail


async def test_a_job_that_was_stopped_in_between_teaches_nothing(world, led, cards, ask, clock):
    service = await world()
    job = (await service.submit(ask())).job.id
    await led.next()
    await service.pause(job, ANN)
    clock.advance(1000)
    await service.resume(job, ANN)
    await cards.state(job, JobState.DOWNLOADING)
    led.running[0].finish()
    await cards.until(lambda: cards.delivered)
    await service.scheduler.idle()
    assert await service.board.lanes.paces() == {}
