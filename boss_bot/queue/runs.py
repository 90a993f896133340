"""The tasks of the jobs that run: started, parked, killed, and drained at the end."""

import asyncio
from collections.abc import Callable

import attrs
from loguru import logger

from boss_bot.domain.errors import StoreUnavailableError
from boss_bot.domain.job import Job, JobId, JobState
from boss_bot.queue.recovery import put_back
from boss_bot.queue.run import Run
from boss_bot.queue.runner import Runner


@attrs.define
class Runs:
    """Owns the task of every running job.

    Slots are the store's affair; an entry here ends in a done-callback, because a task that is cancelled before its
    first step never runs its ``finally``.
    """

    runner: Runner
    ended: Callable[[Run, BaseException | None], None]
    _tasks: dict[JobId, tuple[Run, asyncio.Task[None]]] = attrs.field(factory=dict, init=False)

    async def start(self, job: Job) -> None:
        """Run a job that was just claimed, in its own stopped process where there still is one."""
        entry = self._tasks.get(job.id)
        if entry and await entry[0].take(job):
            return
        run = Run.of(job, self.runner)
        before = entry[1] if entry else None
        with logger.contextualize(job=job.id):  # every line of the task bears it
            task = asyncio.create_task(run.whole(after=before), name=f"job {job.id}")
        self._tasks[job.id] = (run, task)
        task.add_done_callback(lambda done: self._done(run, done))

    async def park(self, job: JobId) -> None:
        """Stop the bytes of a job's run, if it has one."""
        if entry := self._tasks.get(job):
            await entry[0].park()

    async def kill(self, job: JobId) -> None:
        """End a job's run, if it has one; on return its process is gone."""
        if entry := self._tasks.get(job):
            entry[1].cancel()
            await asyncio.wait([entry[1]])

    async def idle(self) -> None:
        """Wait until no run is left."""
        while self._tasks:
            await asyncio.wait([task for _, task in self._tasks.values()])

    async def drain(self, patience: float) -> None:
        """Wait for uploads for so many seconds, then end every run and put its job back into the line."""
        entries = list(self._tasks.values())
        uploads = [task for run, task in entries if run.held.job.state is JobState.UPLOADING]
        if uploads and patience:
            await asyncio.wait(uploads, timeout=patience)
        left = [(run, task) for run, task in entries if not task.done()]
        for _, task in left:
            task.cancel()
        if left:
            await asyncio.wait([task for _, task in left])
        for run, _ in left:
            await self._put_back(run)

    async def _put_back(self, run: Run) -> None:
        job = run.held.job
        try:
            await put_back(self.runner.store, job, **self.runner.board.kept(job.id))
        except StoreUnavailableError:
            logger.bind(job=job.id).warning("the store does not take a job back; the next start does it")

    def _done(self, run: Run, task: asyncio.Task[None]) -> None:
        job = run.held.job.id
        if (entry := self._tasks.get(job)) and entry[1] is task:
            del self._tasks[job]
        self.ended(run, None if task.cancelled() else task.exception())
