"""Every engine behind the `JobQueue` port, with a handler that the contract tests lead by the hand."""

import asyncio
import contextlib
from collections import Counter
from typing import Any

import attrs

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lease import Lease
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.queue.ask import Limits
from boss_bot.queue.scheduling.scheduler import Scheduler
from boss_bot.store import open_store
from tests.contracts.memory_store import MemoryStore

WAIT = 10


@attrs.define
class Hands:
    """Remembers what the queue has it do; the test then does the work of a run through the queue's own port."""

    running: dict = attrs.field(factory=dict)
    told: list = attrs.field(factory=list)
    back: list = attrs.field(factory=list)
    peaks: Counter = attrs.field(factory=Counter)
    uploads: asyncio.Event | None = None
    _changed: asyncio.Condition = attrs.field(factory=asyncio.Condition)

    async def _note(self, what, job):
        async with self._changed:
            self.told.append((what, job.id))
            self._changed.notify_all()

    async def resumed(self, jobs):
        self.back += [job.id for job in jobs]

    async def begin(self, job):
        self.running[job.id] = job
        requests = [other.request for other in self.running.values()]
        for kind in ("owner", "lane"):
            for name, number in Counter(getattr(request, kind) for request in requests).items():
                self.peaks[name] = max(self.peaks[name], number)
        self.peaks["all"] = max(self.peaks["all"], len(requests))
        await self._note("begin", job)

    async def hold(self, job):
        self.running.pop(job.id, None)
        await self._note("hold", job)

    async def stop(self, job):
        self.running.pop(job.id, None)
        await self._note("stop", job)

    async def wind_down(self, patience):
        if self.uploads:
            await asyncio.wait_for(self.uploads.wait(), patience)
        self.running.clear()

    async def idle(self):
        """No test waits for it here."""

    async def until(self, *what, times=1):
        """Wait until the queue has had something done so many times."""

        async def seen():
            async with self._changed:
                await self._changed.wait_for(lambda: self.told.count(what) >= times)

        await asyncio.wait_for(seen(), WAIT)

    async def begun(self, number):
        """Wait until so many jobs have begun, and return which, in their order."""

        def jobs():
            return [job for what, job in self.told if what == "begin"]

        async def seen():
            async with self._changed:
                await self._changed.wait_for(lambda: len(jobs()) >= number)

        await asyncio.wait_for(seen(), WAIT)
        return jobs()


@attrs.define
class Engine:
    """Lives of one queue over one backend, one after the other. An engine that joins brings the same methods."""

    folder: Any
    clock: Any
    memory: MemoryStore | None = None
    queue: Any = None
    store: Any = None
    hands: Hands = attrs.field(factory=Hands)
    _task: Any = None

    async def start(self, **limits):
        """Begin a life."""
        self.store = self.memory or await open_store(self.folder / "jobs.sqlite3")
        allowed = attrs.evolve(Limits(per_member=5, drain_seconds=0.0, retry=RetryRule(poison=3)), **limits)
        self.queue, self.hands = Scheduler(self.store, self.clock, allowed), Hands()
        self._task = asyncio.create_task(self.queue.run(self.hands))
        await asyncio.wait_for(self.queue.up.wait(), WAIT)
        return self.queue

    async def stop(self):
        """End a life in good order."""
        if self._task:
            await self.queue.drain()
            await self._ended()

    async def crash(self, **limits):
        """End a life so that the backend hears nothing of it, and begin the next."""
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        await self._ended()
        return await self.start(**limits)

    async def time_passes(self, seconds):
        """Let time pass, and have the queue notice."""
        self.clock.advance(seconds)
        self.queue.wake()

    async def lock(self, on):
        """Let every write to the backend fail, or work again."""
        if self.memory:
            await self.memory.lock(on)
        else:
            await self.store._connections.write(f"PRAGMA query_only = {'ON' if on else 'OFF'}", {})

    async def _ended(self):
        self._task = None
        await self.store.close()

    # What a run does, for tests that are about something else.

    async def finish(self, job):
        """Bring a job that has begun to its good end."""
        lease = Lease.of(self.hands.running.pop(job))
        for state in (JobState.PROCESSING, JobState.UPLOADING):
            assert await self.queue.advance(lease, state)
        return await self.queue.complete(lease)

    async def lease(self, job):
        """Wait until a job has begun, and return its lease."""
        await self.hands.until("begin", job)
        return Lease.of(self.hands.running[job])
