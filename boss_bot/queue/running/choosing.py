"""The choice between the versions of a video: asked before the download, answered by a press or by time."""

from contextlib import suppress
from datetime import datetime, timedelta

import attrs
from loguru import logger

from boss_bot.domain.content.encoding import PACE
from boss_bot.domain.content.offers import Way
from boss_bot.domain.content.progress import Encoded
from boss_bot.domain.content.question import Question
from boss_bot.domain.errors.refusals import JobIsOverError, StoreUnavailableError, TooLateError
from boss_bot.domain.jobs.job import Job, JobState, Mover
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.jobs.lanes import ANY_SIZE, ENCODE_PROMISES, ENCODES, SIZE_PROMISES
from boss_bot.domain.jobs.lease import Lease
from boss_bot.domain.jobs.other_offers import offers_others
from boss_bot.queue.running.runner import Runner

_THOUSAND = 1000
_SHORT = 2.0
"""Seconds under which an encode teaches nothing: most of them are the start of its program."""
_WAITING = frozenset({JobState.RETRY_WAIT, JobState.PAUSED})


async def put_question(runner: Runner, job: Job) -> None:
    """Let a job wait for its member's choice; when time is over it goes on with the default.

    Raises:
        StoreUnavailableError: It could not be saved; nothing has changed.
    """
    runner.board.live(job.id).stage = None
    question = attrs.evolve(job.question or Question(), asked=True, pace=await _pace(runner))
    until = runner.clock.now() + timedelta(seconds=runner.limits.choice_seconds)
    waiting = await runner.queue.ask(Lease.of(job), question, until=until)
    if waiting is not None:
        logger.bind(job=job.id).info("no version fits: the member is asked")
        await runner.show(waiting)


async def choose(store: JobStore, job: Job, number: int, *, capacity: int, now: datetime) -> Job:
    """Take one of the versions that a job offers, counted from 0, and put the job back into the line.

    A job whose version did not fit after all offers the others.

    Raises:
        TooLateError: It does not ask (any more), or offers no such version.
        JobIsOverError: It is done, or cancelled.
        QueueFullError: It had failed, and no place in the line is free.
    """
    if job.state in (JobState.COMPLETED, JobState.CANCELLED):
        raise JobIsOverError(state=job.state.name.lower())
    question = job.question
    moved: Job | None = None
    if question is not None and 0 <= number < len(question.offers):
        chosen = attrs.evolve(question, chosen=question.offers[number].key, asked=True)
        if question.open and job.state in _WAITING:
            moved = await store.move(job.id, JobState.QUEUED, by=Mover.USER, not_before=None, question=chosen)
        elif offers_others(job):
            await store.note(job.id, epoch=job.epoch, question=chosen)
            moved = await store.retry(job.id, capacity=capacity, now=now)
    if moved is None:
        raise TooLateError(state=job.state.name.lower())
    return moved


async def measure(runner: Runner, job: Job, came: int) -> Question | None:
    """Return a job's question with the bytes that came of the version that was taken, and keep how far off it was.

    Returns:
        None when the job asked nothing.
    """
    question, request = job.question, job.request
    taken = question.taken(request.options, request.size_limit) if question else None
    if question is None or taken is None:
        return None
    known = attrs.evolve(question, chosen=taken.key, came=came)
    if known.off is not None:
        await runner.diary.lanes.learn(SIZE_PROMISES, ANY_SIZE, 100 * known.off)
    return known


async def learn_pace(runner: Runner, job: Job, done: Encoded) -> None:
    """Learn from an encode how long the next will take, and how far off what was said of this one."""
    if not done.work or done.seconds < _SHORT:
        return
    question, limit = job.question, job.request.size_limit
    taken = question.taken(job.request.options, limit) if question else None
    cost = question.cost(taken, limit) if question and taken else None
    with suppress(StoreUnavailableError):  # only a figure is lost
        await runner.diary.lanes.learn(ENCODES, ANY_SIZE, _THOUSAND * done.seconds / done.work)
        if cost and cost.way is Way.COMPRESS and cost.seconds:
            off = 100 * abs(cost.seconds - done.seconds) / done.seconds
            await runner.diary.lanes.learn(ENCODE_PROMISES, ANY_SIZE, off)


async def _pace(runner: Runner) -> float:
    """Return the seconds that a unit of an encode's work takes here."""
    known = (await runner.diary.lanes.paces()).get((ENCODES, ANY_SIZE))
    return known.seconds / _THOUSAND if known else PACE
