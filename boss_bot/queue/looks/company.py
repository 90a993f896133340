"""Who else wants what a job fetches."""

from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.job_store import JobStore


async def others_go_on(store: JobStore, job: Job) -> bool:
    """Say whether another job of the same fetch is not over, so that what there is of its files is still needed.

    Raises:
        StoreUnavailableError: That cannot be read.
    """
    return any(other.id != job.id and not other.state.over for other in await store.of_fetch(job.fetch))
