"""Another try because a person wants it: of a failed job, or of one that waits for its next try."""

from datetime import datetime

from boss_bot.domain.errors.refusals import JobIsOverError
from boss_bot.domain.jobs.job import Job, JobState, Mover
from boss_bot.domain.jobs.job_store import JobStore


async def again(store: JobStore, job: Job, *, capacity: int, now: datetime) -> Job:
    """Put a job back into the line; one that is in it, runs or is paused stays as it is.

    Raises:
        JobIsOverError: It is done, or cancelled.
        QueueFullError, OwnLimitError: It had failed, and no place in the line is free.
    """
    moved: Job | None = None
    match job.state:
        case JobState.COMPLETED | JobState.CANCELLED:
            raise JobIsOverError(state=job.state.name.lower())
        case JobState.FAILED:
            moved = await store.retry(job.id, capacity=capacity, now=now)
        case JobState.RETRY_WAIT:
            moved = await store.move(job.id, JobState.QUEUED, by=Mover.USER, not_before=None)
    return moved or await store.get(job.id) or job
