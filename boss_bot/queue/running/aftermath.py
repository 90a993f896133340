"""What becomes of a job whose run ended with an error: another try after a while, or the end."""

from datetime import timedelta

from loguru import logger

from boss_bot.domain.content.offers import ChoiceNeededError
from boss_bot.domain.errors.faults import CrashedError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.lease import Lease
from boss_bot.queue.running.choosing import put_question
from boss_bot.queue.running.runner import Runner


async def settle(runner: Runner, job: Job, error: BossBotError) -> None:
    """Save and show what comes after an error, unless the job is no longer this run's.

    Raises:
        StoreUnavailableError: It could not be saved; nothing has changed.
    """
    if isinstance(error, ChoiceNeededError):
        await runner.breaker.works(job.request.lane)
        await put_question(runner, job)
        return
    await runner.breaker.failed(job.request.lane, error)
    rule, crashes = runner.limits.retry.for_job(job), job.crashes + isinstance(error, CrashedError)
    wait = rule.wait(error, retries=job.retries, chance=runner.chance())
    if wait is None or crashes >= rule.poison:
        await end(runner, job, error, crashes=crashes)
    else:
        await _wait(runner, job, error, crashes, wait)


async def _wait(runner: Runner, job: Job, error: BossBotError, crashes: int, seconds: float) -> None:
    runner.board.live(job.id).stage = None
    again = runner.clock.now() + timedelta(seconds=seconds)
    waiting = await runner.queue.fail(Lease.of(job), record(error), retry_at=again, crashes=crashes)
    if waiting is not None:
        logger.bind(job=job.id).info("{}: tried again in {:.0f} s", type(error).__name__, seconds)
        await runner.show(waiting)


async def end(runner: Runner, job: Job, error: BossBotError, *, crashes: int = 0) -> None:
    """Save and show that a job has failed, unless it is no longer this run's.

    Raises:
        StoreUnavailableError: It could not be saved; nothing has changed.
    """
    logger.bind(job=job.id).info("failed: {}", type(error).__name__)
    failed = await runner.queue.fail(Lease.of(job), record(error), crashes=crashes)
    if failed is not None:
        look = await runner.board.look(failed)
        runner.board.forget(job.id)  # its bytes stay for another try, until the clean-up takes them
        await runner.courier.show(look)
