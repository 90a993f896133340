"""The tasks of the jobs that run: started, parked, killed, and drained at the end."""

import asyncio
from collections.abc import Sequence

import attrs
from loguru import logger

from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.queue.running.run import Run
from boss_bot.queue.running.runner import Runner

_FETCHING = (JobState.DOWNLOADING, JobState.PROCESSING)


@attrs.define(eq=False, repr=False)
class Runs:
    """Owns the task of every running job. Implements `domain.job_queue.Handler`.

    Slots are the store's affair; an entry here ends in a done-callback, because a task that is cancelled before its
    first step never runs its ``finally``.
    """

    runner: Runner
    _tasks: dict[JobId, tuple[Run, asyncio.Task[None]]] = attrs.field(factory=dict, init=False)

    async def resumed(self, jobs: Sequence[Job]) -> None:
        """See `Handler.resumed`."""
        for job in jobs:
            self.runner.board.live(job.id).resumed = True

    async def begin(self, job: Job) -> None:
        """See `Handler.begin`: a job goes on in its own stopped process where there still is one."""
        entry = self._tasks.get(job.id) or self._of_fetch(job)
        if entry and await self._taken(*entry, job):
            return
        run = Run.of(job, self.runner)
        before = entry[1] if entry else None
        with logger.contextualize(job=job.id):  # every line of the task bears it
            task = asyncio.create_task(run.whole(after=before), name=f"job {job.id}")
        self._tasks[job.id] = (run, task)
        task.add_done_callback(lambda done: self._done(run, done))

    def _of_fetch(self, job: Job) -> tuple[Run, asyncio.Task[None]] | None:
        """Return the run of another job that fetches the same, which the store holds as paused or over by now."""
        for run, task in self._tasks.values():
            if run.held.job.fetch == job.fetch and run.held.job.state in _FETCHING:
                return run, task
        return None

    async def _taken(self, run: Run, task: asyncio.Task[None], job: Job) -> bool:
        before = run.held.job
        if not await run.take(job):
            return False
        if before.id != job.id:
            del self._tasks[before.id]
            self._tasks[job.id] = (run, task)
            logger.bind(job=job.id).info("goes on with the fetch of job {}", before.id)
        return True

    async def hold(self, job: Job) -> None:
        """See `Handler.hold`."""
        if entry := self._tasks.get(job.id):
            await entry[0].park()

    async def stop(self, job: Job) -> None:
        """See `Handler.stop`. The job's folder goes too."""
        if entry := self._tasks.get(job.id):
            entry[1].cancel()
            await asyncio.wait([entry[1]])
        await self.runner.clear(job)

    async def idle(self) -> None:
        """See `Handler.idle`."""
        while self._tasks:
            await asyncio.wait([task for _, task in self._tasks.values()])

    async def wind_down(self, patience: float) -> None:
        """See `Handler.wind_down`: uploads are what is waited for."""
        entries = list(self._tasks.values())
        uploads = [task for run, task in entries if run.held.job.state is JobState.UPLOADING]
        if uploads and patience:
            await asyncio.wait(uploads, timeout=patience)
        left = [task for _, task in entries if not task.done()]
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left)

    def _done(self, run: Run, task: asyncio.Task[None]) -> None:
        job = run.held.job.id
        if (entry := self._tasks.get(job)) and entry[1] is task:
            del self._tasks[job]
        if run.held.job.state.running:  # whatever ended it: a job that counts as running has a run, or goes back
            self.runner.queue.give_back(run.held.lease)
        if not task.cancelled() and (error := task.exception()):
            logger.bind(job=job).opt(exception=error).error("a run broke")
