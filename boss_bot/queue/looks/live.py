"""The part of running jobs that lives in memory only: it is not worth a write to the disk."""

import attrs

from boss_bot.domain.content.progress import Progress, Stage
from boss_bot.domain.jobs.job import Job, JobId


@attrs.define
class Live:
    """The live part of one job."""

    stage: Stage | None = None
    progress: Progress | None = None
    resumed: bool = False
    kept: bool = False
    anew: bool = False


@attrs.define
class LiveJobs:
    """The live part of every job that has one."""

    _live: dict[JobId, Live] = attrs.field(factory=dict, init=False)

    def live(self, job: JobId) -> Live:
        """Return the live part of a job, made empty where there is none."""
        return self._live.setdefault(job, Live())

    def pass_on(self, job: JobId, to: JobId) -> None:
        """Copy the live part of a job to the one that goes on with its fetch."""
        self._live[to] = attrs.evolve(self.live(job))

    def forget(self, job: JobId) -> None:
        """Drop the live part of a job that is over."""
        self._live.pop(job, None)

    def sized(self, job: Job) -> Job:
        """Return a running job with the size that its download has found out."""
        live = self._live.get(job.id)
        total = live.progress.total if live and live.progress else None
        return attrs.evolve(job, total_bytes=total or job.total_bytes)
