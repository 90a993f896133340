"""The queue's figures through its port: ``nox -s bench -- queue``. Each stands beside its reach and a raw floor.

A shared disk varies tenfold within a minute, so each block of fifty jobs (a full line) is measured between two blocks
of the floor, and the middle of the ratios is told. What is asserted holds on a busy machine too.
"""

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lease import Lease
from boss_bot.queue.ask import Limits
from boss_bot.queue.scheduling.scheduler import Scheduler
from boss_bot.store import open_store

BLOCK, BLOCKS = 50, 10
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Clock:
    def now(self):
        return NOW


@attrs.define
class Rounds:
    """Passes on to a store, and says when the queue has ended a round: its last question is when to look again."""

    store: Any
    asked: int = 0
    rested: asyncio.Condition = attrs.field(factory=asyncio.Condition)
    answered: int = 0

    def __getattr__(self, name):
        return getattr(self.store, name)

    async def due(self, now, *, age):
        self.asked += 1
        number, answer = self.asked, await self.store.due(now, age=age)
        async with self.rested:
            self.answered = number
            self.rested.notify_all()
        return answer

    async def rest(self):
        """Wait for the end of a round that has yet to come to its last question."""
        before = self.asked
        async with self.rested:
            await self.rested.wait_for(lambda: self.answered > before)


@attrs.define
class Quick:
    """A handler whose runs are over as soon as they have begun: what is measured is the queue alone."""

    queue: Scheduler
    rounds: Rounds
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
        await self.rounds.rest()  # what the queue still did for that move counts for no completion
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


async def enqueued(queue, new_request, block):
    """Add a block of jobs, and return the seconds that each took."""
    took = []
    for number in range(BLOCK):
        request = new_request(owner=block * BLOCK + number, guild=number % 7)
        begun = time.perf_counter()
        await queue.enqueue(request)
        took.append(time.perf_counter() - begun)
    return took


async def ended(queue, rounds):
    """Run what is in the line to its end, and return the seconds of each claim and of each completion."""
    quick = Quick(queue, rounds, BLOCK)
    running = asyncio.create_task(queue.run(quick))
    quick.free = time.perf_counter()
    await quick.over.wait()
    await queue.drain()
    await running
    return quick.claims[1:], quick.ends


@pytest.mark.timeout(600)
async def test_enqueue_and_claim_with_complete_through_the_port(tmp_path, new_request, floor, say, percentile):
    store = await open_store(tmp_path / "jobs.sqlite3")
    floors, adding, both, all_claims, all_ends = [floor(BLOCK)], [], [], [], []
    try:
        for block in range(BLOCKS):
            rounds = Rounds(store)
            queue = Scheduler(rounds, Clock(), Limits(concurrent=1, per_member=1, capacity=BLOCK))
            adds = await enqueued(queue, new_request, block)
            floors.append(floor(BLOCK))
            claims, ends = await ended(queue, rounds)
            floors.append(floor(BLOCK))
            before, between, after = floors[-3:]
            adding.append(BLOCK / sum(adds) / ((before + between) / 2))
            both.append(1 / (sum(claims) / len(claims) + sum(ends) / BLOCK) / ((between + after) / 2))
            all_claims += claims
            all_ends += ends
    finally:
        await store.close()
    say(
        f"through the port: enqueue {percentile(adding, 0.5):.2f} of the floor (reach 0.5; {min(adding):.2f} to "
        f"{max(adding):.2f}), claim+complete {percentile(both, 0.5):.2f} (reach 0.25; {min(both):.2f} to "
        f"{max(both):.2f}); claim p50 {percentile(all_claims, 0.5) * 1e6:.0f} us, complete p50 "
        f"{percentile(all_ends, 0.5) * 1e6:.0f} us; floor {min(floors):.0f} to {max(floors):.0f}/s"
    )
    assert len(all_ends) == BLOCK * BLOCKS
