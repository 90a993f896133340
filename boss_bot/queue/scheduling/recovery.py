"""What a dead process left: jobs that nobody runs go back into the line, unless they are what kills the bot."""

from loguru import logger

from boss_bot.domain.errors.faults import CrashedError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import RUNNING, Job, JobState, Mover
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.ports import Clock


async def recover(store: JobStore, clock: Clock, *, poison: int) -> list[Job]:
    """Put what ran when the last process died back into the line, and return what goes on after a restart.

    Args:
        store: The jobs.
        clock: Tells the time of an end.
        poison: Deaths over one job after which it is failed instead: it may well be their cause.
    """
    for job in await store.in_states(RUNNING):
        crashes = job.crashes + 1
        if crashes >= poison:
            logger.bind(job=job.id).error("the bot died {} times over this job; it is given up", crashes)
            ended = {"error": record(CrashedError()), "finished_at": clock.now()}
            await store.move(job.id, JobState.FAILED, by=Mover.RECOVERY, epoch=job.epoch, crashes=crashes, **ended)
        else:
            await store.move(job.id, JobState.QUEUED, by=Mover.RECOVERY, epoch=job.epoch, crashes=crashes)
    return [job for job in await store.line() if job.attempt]
