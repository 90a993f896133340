"""What is on at the moment: the live part of each running job, and the looks that cards are drawn from."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

import attrs

from boss_bot.domain.content.progress import Progress
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.estimate import Forecast
from boss_bot.domain.jobs.job import RUNNING, Job, JobState
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.jobs.lanes import Lanes, Pace
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.keeping.headroom import EndlessHeadroom, Headroom
from boss_bot.domain.ports import Clock
from boss_bot.queue.ask import Limits
from boss_bot.queue.looks.company import others_go_on
from boss_bot.queue.looks.line import Line
from boss_bot.queue.looks.live import Live, LiveJobs

_AT_IT = RUNNING | {JobState.RETRY_WAIT}


@attrs.define(eq=False, repr=False)
class Board(LiveJobs):
    """Joins what the store keeps with what runs in memory."""

    store: JobStore
    lanes: Lanes
    clock: Clock
    limits: Limits
    headroom: Headroom = attrs.field(factory=EndlessHeadroom)
    _paces: Mapping[tuple[str, int], Pace] = attrs.field(factory=dict, init=False)

    async def line(self) -> Line:
        """Look at the whole line at once."""
        now = self.clock.now()
        held, paces, found = await asyncio.gather(
            self.lanes.held(now), self.lanes.paces(), self.store.in_states(_AT_IT)
        )
        running = [self.sized(job) for job in found if job.state.running]
        fetching = {job.fetch: job for job in found if not job.files}
        jobs = await self.store.line()  # last: what is drawn from it must be as fresh as can be
        self._paces, forecast = paces, self._forecast(paces, now)
        places = {job.id: (place, job) for place, job in enumerate(jobs, start=1)}
        return Line(places, forecast.of(running, jobs), held, fetching)

    async def look(self, job: Job, line: Line | None = None) -> Look:
        """Take one look at a job.

        Args:
            job: As it was last seen.
            line: The line, where the caller has looked at it already.
        """
        look = self._plain(job)
        if job.state is JobState.CANCELLED:
            return attrs.evolve(look, joined=await others_go_on(self.store, job))
        if job.state is not JobState.QUEUED:
            return look
        line = line or await self.line()
        if job.id not in line.jobs:  # it left the line between two reads
            return self._plain(await self.store.get(job.id) or job)
        if (other := line.fetching.get(job.fetch)) and other.id != job.id:
            return self._joined(look, other)
        estimate = line.estimates.get(job.id)
        return attrs.evolve(
            look,
            position=line.jobs[job.id][0],
            line=len(line.jobs),
            starts=estimate.starts if estimate else None,
            ends=estimate.ends if estimate else None,
            held_until=line.held.get(job.request.lane),
            behind_own=line.behind_own(line.jobs[job.id][1]),
            lacks=self.headroom.lacks,
        )

    async def promised(self, job: Job) -> Look:
        """Take the first look at a job, and keep the start and the end that it names: they are measured later."""
        look = await self.look(job)
        if look.starts and look.ends and look.starts.latest > look.at:
            named = {"promised_at": look.starts.middle, "promised_end": look.ends.middle}
            with suppress(StoreUnavailableError):  # the job is accepted; only a figure is lost
                await self.store.note(job.id, epoch=job.epoch, **named)
        return look

    def _joined(self, look: Look, other: Job) -> Look:
        """Return the look at a job that waits for what another one fetches: it shows how far that is."""
        theirs = self._plain(other)
        return attrs.evolve(look, joined=True, stage=theirs.stage, progress=theirs.progress, ends=theirs.ends)

    def _plain(self, job: Job) -> Look:
        live, now = self._live.get(job.id, Live()), self.clock.now()
        downloading = job.state is JobState.DOWNLOADING
        return Look(
            job=job,
            at=now,
            stage=live.stage,
            progress=live.progress or _kept(job),
            resumed=live.resumed,
            kept=live.kept,
            anew=live.anew,
            tries=self.limits.retry.for_job(job).most + 1,
            ends=self._forecast(self._paces, now).end_of(self.sized(job)) if downloading else None,
        )

    def _forecast(self, paces: Mapping[tuple[str, int], Pace], now: datetime) -> Forecast:
        return Forecast(paces, self.limits.concurrent, self.limits.per_member, now)


def _kept(job: Job) -> Progress | None:
    """Return the progress that the store remembers of an earlier run."""
    return Progress(done=job.done_bytes, total=job.total_bytes) if job.done_bytes else None
