"""The queue's figures through its port: ``nox -s bench -- queue``. Each stands beside its reach and a raw floor.

What is asserted holds on a busy machine too.
"""

import asyncio
import time
from datetime import UTC, datetime

import attrs
import pytest

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lease import Lease
from boss_bot.queue.ask import Limits
from boss_bot.queue.scheduling.scheduler import Scheduler
from boss_bot.store import open_store

ROUNDS = 400
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Clock:
    def now(self):
        return NOW


@attrs.define
class Quick:
    """A handler whose runs are over as soon as they have begun: what is measured is the queue alone."""

    queue: Scheduler
    left: int
    over: asyncio.Event = attrs.field(factory=asyncio.Event)
    claims: list = attrs.field(factory=list)
    ends: list = attrs.field(factory=list)
    free: float = 0.0
    tasks: set = attrs.field(factory=set)

    async def resumed(self, jobs):
        assert not jobs

    async def begin(self, job):
        self.claims.append(time.perf_counter() - self.free)
        self.tasks.add(task := asyncio.create_task(self.end(Lease.of(job))))
        task.add_done_callback(self.tasks.discard)

    async def end(self, lease):
        await self.queue.advance(lease, JobState.UPLOADING)
        await asyncio.sleep(0.002)  # the loop has come to rest: what it still did counts for no claim
        begun = time.perf_counter()
        await self.queue.complete(lease)
        self.free = time.perf_counter()
        self.ends.append(self.free - begun)
        self.left -= 1
        if not self.left:
            self.over.set()

    async def hold(self, job):
        raise AssertionError(job)

    async def stop(self, job):
        raise AssertionError(job)

    async def wind_down(self, patience):
        pass

    async def idle(self):
        await self.over.wait()


@pytest.mark.timeout(600)
async def test_enqueue_and_claim_with_complete_through_the_port(tmp_path, new_request, floor, say, percentile):
    store = await open_store(tmp_path / "jobs.sqlite3")
    queue = Scheduler(store, Clock(), Limits(concurrent=1, per_member=1, capacity=10_000))
    quick = Quick(queue, ROUNDS)
    try:
        floors, adds = [floor()], []
        for number in range(ROUNDS):
            request = new_request(owner=number, guild=number % 7)
            begun = time.perf_counter()
            await queue.enqueue(request)
            adds.append(time.perf_counter() - begun)
        floors.append(floor())
        running = asyncio.create_task(queue.run(quick))
        quick.free = time.perf_counter()
        await quick.over.wait()
        floors.append(floor())
        await queue.drain()
        await running
    finally:
        await store.close()
    raw = sorted(floors)[1]
    adding = ROUNDS / sum(adds)
    both = 1 / (percentile(quick.claims[1:], 0.5) + percentile(quick.ends, 0.5))
    say(
        f"through the port: enqueue {adding:5.0f}/s, {adding / raw:.2f} of the floor (reach 0.5); claim+complete "
        f"{both:5.0f}/s, {both / raw:.2f} (reach 0.25), claim p50 {percentile(quick.claims, 0.5) * 1e6:.0f} us, "
        f"complete p50 {percentile(quick.ends, 0.5) * 1e6:.0f} us; floor {min(floors):.0f} to {max(floors):.0f}/s"
    )
    assert len(quick.ends) == ROUNDS
