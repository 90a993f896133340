"""Starts what may run: one loop that claims jobs from the store until it gives none.

The store's claim is the only judge of order and of slots, so a job that is paused, cancelled or done frees its
slot the moment the store knows it. A claimed job whose stopped process is still there goes on in it.
"""

import asyncio

import attrs
from loguru import logger

from boss_bot.domain.job import Job, JobId, JobState
from boss_bot.domain.job_store import ClaimLimits, JobStore
from boss_bot.domain.ports import Clock
from boss_bot.queue.run import Run
from boss_bot.queue.runner import Runner


@attrs.define
class Scheduler:
    """Owns the task of every running job."""

    store: JobStore
    clock: Clock
    runner: Runner
    limits: ClaimLimits
    draining: bool = False
    _wake: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _runs: dict[JobId, tuple[Run, asyncio.Task[None]]] = attrs.field(factory=dict, init=False)
    _loop: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    async def start(self) -> None:
        """Put jobs that a crash left half-done back into the line, then start claiming."""
        for job in await self.store.in_states(frozenset(state for state in JobState if state.running)):
            await self.store.move(job.id, JobState.QUEUED, epoch=job.epoch)
            self.runner.board.live(job.id).resumed = True
        self._loop = asyncio.create_task(self._claim_for_ever(), name="scheduler")
        self.wake()

    def wake(self) -> None:
        """Look for work: something was added, resumed, or has left its slot."""
        self._wake.set()

    async def park(self, job: JobId) -> None:
        """Stop the bytes of a job that the store holds as paused; its process stays for a while."""
        if entry := self._runs.get(job):
            await entry[0].park()
        self.wake()

    async def stop_job(self, job: Job) -> None:
        """Kill the process of a job that the store holds as cancelled, and delete its folder."""
        if entry := self._runs.get(job.id):
            entry[1].cancel()
            await asyncio.wait([entry[1]])
        await self.runner.clear(job.id)
        self.wake()

    async def idle(self) -> None:
        """Wait until no run is left; jobs that wait for a slot or are paused do not count."""
        while self._runs:
            await asyncio.wait([task for _, task in self._runs.values()])

    async def stop(self) -> None:
        """Take nothing new and kill what runs; the next start puts it back into the line."""
        self.draining = True
        tasks = [task for _, task in self._runs.values()]
        if self._loop:
            tasks.append(self._loop)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _claim_for_ever(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while not self.draining and (job := await self.store.claim(self.limits, self.clock.now())):
                await self._start(job)
            await self._redraw_line()

    async def _redraw_line(self) -> None:
        """Draw the cards of those who wait: their places may have changed."""
        for job in await self.store.in_states(frozenset({JobState.QUEUED})):
            await self.runner.show(job)

    async def _start(self, job: Job) -> None:
        entry = self._runs.get(job.id)
        if entry and await entry[0].take(job):
            return
        run = Run.of(job, self.runner)
        before = entry[1] if entry else None
        task = asyncio.create_task(run.whole(after=before), name=f"job {job.id}")
        self._runs[job.id] = (run, task)
        task.add_done_callback(lambda done: self._ended(job.id, done))

    def _ended(self, job: JobId, task: asyncio.Task[None]) -> None:
        if (entry := self._runs.get(job)) and entry[1] is task:
            del self._runs[job]
        if not task.cancelled() and (error := task.exception()):
            logger.bind(job=job).opt(exception=error).error("a run broke")
        self.wake()
