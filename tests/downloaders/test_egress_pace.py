"""The limits of speed, on a clock of the test's own: what passes in how many seconds, and who gets how much of it."""

import asyncio

import attrs
import pytest

from boss_bot.downloaders.egress.stopwatch import Stopwatch
from boss_bot.downloaders.egress.throttle import Pace, Throttle

RATE = 1_000_000


@attrs.define
class Time:
    """A clock that goes on only when everybody sleeps."""

    now: float = 0.0
    _sleepers: list = attrs.field(factory=list)

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        woken = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + seconds, woken))
        await woken

    async def run(self, until):
        while True:
            for _ in range(50):
                await asyncio.sleep(0)
            due = min(self._sleepers, key=lambda sleeper: sleeper[0], default=None)
            if due is None or due[0] >= until:
                self.now = until
                return
            self._sleepers.remove(due)
            self.now = due[0]
            due[1].set_result(None)


class Taker:
    """A job that takes all that it may, unless it is paused."""

    def __init__(self, pace, most, connections=1):
        self.taken = 0
        self.going = asyncio.Event()
        self.going.set()
        self._pace, self._most = pace, most
        self._tasks = [asyncio.create_task(self._take()) for _ in range(connections)]

    async def _take(self):
        while True:
            await self.going.wait()
            size = self._pace.slice(self._most)
            await self._pace.take(size)
            self.taken += size

    async def stop(self):
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks)


@pytest.fixture
def clock():
    return Time()


@pytest.fixture
def shared(clock):
    return Throttle(RATE, clock, clock.sleep)


@pytest.fixture
async def start():
    takers = []

    def start(*args, **options):
        takers.append(Taker(*args, **options))
        return takers[-1]

    yield start
    for taker in takers:
        await taker.stop()


async def test_five_jobs_hold_the_rate_through_two_pauses(clock, shared, start):
    jobs = [start(Pace(shared=shared), 262_144) for _ in range(5)]
    await clock.run(8)
    for job in jobs[:2]:
        job.going.clear()
    await clock.run(14)
    before = sum(job.taken for job in jobs)
    for job in jobs:
        job.going.clear()
    await clock.run(20)
    still = sum(job.taken for job in jobs)
    for job in jobs:
        job.going.set()
    await clock.run(36)

    assert before == pytest.approx(14 * RATE, rel=0.1)
    assert still - before < 0.2 * RATE
    assert sum(job.taken for job in jobs) - still == pytest.approx(16 * RATE, rel=0.1)


async def test_a_job_with_many_connections_gets_no_more_than_another(clock, shared, start):
    greedy, modest = start(Pace(shared=shared), 262_144, connections=9), start(Pace(shared=shared), 262_144)
    await clock.run(10)

    assert greedy.taken == pytest.approx(modest.taken, rel=0.1)


async def test_what_one_job_may_not_use_the_others_get(clock, shared, start):
    limited = start(Pace(Throttle(RATE // 10, clock, clock.sleep), shared), 262_144)
    free = start(Pace(shared=shared), 262_144)
    await clock.run(10)

    assert limited.taken == pytest.approx(RATE, rel=0.1)
    assert free.taken == pytest.approx(9 * RATE, rel=0.1)


async def test_without_a_limit_nobody_waits():
    pace = Pace()
    await asyncio.wait_for(pace.take(10**12), 5)

    assert pace.slice(262_144) == 262_144


def test_a_stopwatch_stands_in_a_pause(clock):
    watch = Stopwatch(clock)
    for now, act in ((2, watch.stop), (9, watch.stop), (10, watch.go), (11, watch.go)):
        clock.now = now
        act()
    clock.now = 15

    assert watch.seconds == 7
