"""One fetch for all who want the same: what a run takes over from the other jobs of its fetch."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.content.progress import Found
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.errors.shortages import MemberQuotaReachedError
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import Job, JobState
from boss_bot.domain.members.denials import AdultMediaError
from boss_bot.queue.running.held import Held

_YOUNG = timedelta(seconds=60)  # a failure of so short ago is everybody's who waited for the same fetch
_ONES_OWN = (MemberQuotaReachedError, AdultMediaError)  # of one member's day, and of the place where they asked


class SharedFailure(Exception):  # noqa: N818 - it carries the error; it is none of the domain's
    """The fetch that this job waited for has just failed for good; the site is not asked again for each who waited."""

    def __init__(self, error: BossBotError) -> None:
        super().__init__(type(error).__name__)
        self.error = error


async def brought(held: Held) -> tuple[StoredFile, ...]:
    """Return the files that another job of the same fetch has brought; none where they are to be downloaded.

    Raises:
        SharedFailure: The fetch has just failed for another job that wanted the same.
    """
    runner, job = held.runner, held.job
    others = [other for other in await runner.store.of_fetch(job.fetch) if other.id != job.id]
    there = next((other for other in others if _serves(other, job) and runner.has_files(other)), None)
    if there is None:
        if error := _failure(job, others, runner.clock.now()):
            raise SharedFailure(error)
        return ()
    runner.board.live(job.id).kept = bool(there.finished_at and there.finished_at <= job.created_at)
    if there.metadata:
        await held.hear(Found(there.metadata))
    return there.files


def _serves(other: Job, job: Job) -> bool:
    """Say whether a job's files are what another wants: a part of a post only for who asked before it was that."""
    partly = other.metadata is not None and other.metadata.missing != ""
    return bool(other.files) and not (partly and other.finished_at and other.finished_at <= job.created_at)


def _failure(job: Job, others: Sequence[Job], now: datetime) -> BossBotError | None:
    """Return how the fetch ended while a job waited for it, None when there is nothing that counts any more."""
    came = job.level_since or job.created_at
    for other in others:
        at = other.finished_at
        if other.state is JobState.FAILED and not other.files and other.error and at and at > max(came, now - _YOUNG):
            error = restore(other.error)
            if not isinstance(error, _ONES_OWN):
                return error
    return None
