"""The part of running jobs that lives in memory only: it is not worth a write to the disk."""

from typing import Any

import attrs

from boss_bot.domain.job import Job, JobId
from boss_bot.domain.progress import Progress, Stage


@attrs.define
class Live:
    """The live part of one job."""

    stage: Stage | None = None
    progress: Progress | None = None
    resumed: bool = False
    anew: bool = False


@attrs.define
class LiveJobs:
    """The live part of every job that has one."""

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

    def sized(self, job: Job) -> Job:
        """Return a running job with the size that its download has found out."""
        live = self._live.get(job.id)
        total = live.progress.total if live and live.progress else None
        return attrs.evolve(job, total_bytes=total or job.total_bytes)
