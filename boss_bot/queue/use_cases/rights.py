"""Who may act on a job."""

from boss_bot.domain.errors.refusals import JobIsOverError, NotYourJobError, UnknownJobError
from boss_bot.domain.jobs.job import Job, JobId
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.levels import Level
from boss_bot.members import Standing


async def job_for(store: JobStore, job_id: JobId, by: Actor, *, over: bool = False) -> Job:
    """Return a job that the actor may act on.

    A job of another server is as unknown as one that never was: a copied button tells nothing.

    Raises:
        UnknownJobError: No such job in this server.
        NotYourJobError: Somebody else started it.
        JobIsOverError: It has ended, and ``over`` is not set.
    """
    job = await store.get(job_id)
    if job is None or job.request.guild != by.guild:
        raise UnknownJobError
    if job.request.owner != by.user:
        raise NotYourJobError
    if job.state.over and not over:
        raise JobIsOverError(state=job.state.name.lower())
    return job


async def managed_job(store: JobStore, job_id: JobId, standing: Standing, by: Actor) -> Job:
    """Return a job, over or not, of the server that the actor manages.

    Raises:
        UnknownJobError: No such job in this server.
        NotYourJobError: They do not manage it.
    """
    job = await store.get(job_id)
    if job is None or by.guild is None or job.request.guild != by.guild:
        raise UnknownJobError
    if standing.level < Level.MANAGER:
        raise NotYourJobError
    return job
