"""What is on at the moment: the live part of each running job, and the looks that cards are drawn from."""

import attrs

from boss_bot.domain.job import Job, JobId, JobState
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.look import Look
from boss_bot.domain.ports import Clock
from boss_bot.domain.progress import Progress, Stage


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
    clock: Clock
    _live: dict[JobId, Live] = attrs.field(factory=dict, init=False)

    def live(self, job: JobId) -> Live:
        """Return the live part of a job, made empty where there is none."""
        return self._live.setdefault(job, Live())

    def forget(self, job: JobId) -> None:
        """Drop the live part of a job that is over."""
        self._live.pop(job, None)

    async def look(self, job: Job) -> Look:
        """Take one look at a job."""
        place: tuple[int | None, int | None] = (None, None)
        if job.state is JobState.QUEUED:
            found = await self.store.position(job.id)
            if found is None:  # it left the line between two reads
                job = await self.store.get(job.id) or job
            else:
                place = found
        live = self._live.get(job.id, Live())
        return Look(
            job=job,
            at=self.clock.now(),
            stage=live.stage,
            progress=live.progress or _kept(job),
            position=place[0],
            line=place[1],
            resumed=live.resumed,
        )


def _kept(job: Job) -> Progress | None:
    """Return the progress that the store remembers of an earlier run."""
    return Progress(done=job.done_bytes, total=job.total_bytes) if job.done_bytes else None
