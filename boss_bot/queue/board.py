"""What is on at the moment: the live part of each running job, and the looks that cards are drawn from."""

import asyncio
from contextlib import suppress
from typing import Any

import attrs

from boss_bot.domain.errors import StoreUnavailableError
from boss_bot.domain.estimate import Forecast
from boss_bot.domain.job import RUNNING, Job, JobId, JobState
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.lanes import Lanes
from boss_bot.domain.look import Look
from boss_bot.domain.ports import Clock
from boss_bot.domain.progress import Progress, Stage
from boss_bot.queue.ask import Limits
from boss_bot.queue.line import Line


@attrs.define
class Live:
    """The part of a job that is not worth a write to the disk."""

    stage: Stage | None = None
    progress: Progress | None = None
    resumed: bool = False


@attrs.define
class Board:
    """Joins what the store keeps with what runs in memory."""

    store: JobStore
    lanes: Lanes
    clock: Clock
    limits: Limits
    _live: dict[JobId, Live] = attrs.field(factory=dict, init=False)

    def live(self, job: JobId) -> Live:
        """Return the live part of a job, made empty where there is none."""
        return self._live.setdefault(job, Live())

    def forget(self, job: JobId) -> None:
        """Drop the live part of a job that is over."""
        self._live.pop(job, None)

    def kept(self, job: JobId) -> dict[str, Any]:
        """Return what of the live part is written with a move that stops a run: how far it was."""
        live = self._live.get(job)
        progress = live.progress if live else None
        return {"done_bytes": progress.done, "total_bytes": progress.total} if progress else {}

    async def line(self) -> Line:
        """Look at the whole line at once."""
        now = self.clock.now()
        held, paces, found = await asyncio.gather(
            self.lanes.held(now), self.lanes.paces(), self.store.in_states(RUNNING)
        )
        running = [self._sized(job) for job in found]
        jobs = await self.store.line()  # last: what is drawn from it must be as fresh as can be
        forecast = Forecast(paces, self.limits.concurrent, self.limits.per_member, now)
        places = {job.id: (place, job) for place, job in enumerate(jobs, start=1)}
        return Line(places, forecast.of(running, jobs), held)

    async def look(self, job: Job, line: Line | None = None) -> Look:
        """Take one look at a job.

        Args:
            job: As it was last seen.
            line: The line, where the caller has looked at it already.
        """
        look = self._plain(job)
        if job.state is not JobState.QUEUED:
            return look
        line = line or await self.line()
        if job.id not in line.jobs:  # it left the line between two reads
            return self._plain(await self.store.get(job.id) or job)
        estimate = line.estimates.get(job.id)
        return attrs.evolve(
            look,
            position=line.jobs[job.id][0],
            line=len(line.jobs),
            starts=estimate.starts if estimate else None,
            held_until=line.held.get(job.request.lane),
            behind_own=line.behind_own(line.jobs[job.id][1]),
        )

    async def promised(self, job: Job) -> Look:
        """Take the first look at a job, and keep the start that it names: it is measured when the job starts."""
        look = await self.look(job)
        if look.starts and look.starts.latest > look.at:
            with suppress(StoreUnavailableError):  # the job is accepted; only a figure is lost
                await self.store.note(job.id, epoch=job.epoch, promised_at=look.starts.middle)
        return look

    def _plain(self, job: Job) -> Look:
        live = self._live.get(job.id, Live())
        return Look(
            job=job,
            at=self.clock.now(),
            stage=live.stage,
            progress=live.progress or _kept(job),
            resumed=live.resumed,
            tries=self.limits.retry.most + 1,
        )

    def _sized(self, job: Job) -> Job:
        """Return a running job with the size that its download has found out."""
        live = self._live.get(job.id)
        total = live.progress.total if live and live.progress else None
        return attrs.evolve(job, total_bytes=total or job.total_bytes)


def _kept(job: Job) -> Progress | None:
    """Return the progress that the store remembers of an earlier run."""
    return Progress(done=job.done_bytes, total=job.total_bytes) if job.done_bytes else None
