"""One fetch for all who want the same: what a run may take over from the other jobs of its fetch."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from boss_bot.domain.error_record import restore
from boss_bot.domain.errors import BossBotError
from boss_bot.domain.job import Job, JobState

_YOUNG = timedelta(seconds=60)  # a failure of so short ago is everybody's who waited for the same fetch


class SharedFailure(Exception):  # noqa: N818 - it carries the error; it is none of the domain's
    """The fetch that this job waited for has just failed for good; the site is not asked again for each who waited."""

    def __init__(self, error: BossBotError) -> None:
        super().__init__(type(error).__name__)
        self.error = error


def others(job: Job, of_fetch: Iterable[Job]) -> Sequence[Job]:
    """Return the jobs of a fetch without the one that asks."""
    return [other for other in of_fetch if other.id != job.id]


def failure(job: Job, of_fetch: Iterable[Job], now: datetime) -> BossBotError | None:
    """Return how the fetch ended while a job waited for it, None when there is nothing that counts any more."""
    for other in others(job, of_fetch):
        at, came = other.finished_at, job.level_since or job.created_at
        if other.state is JobState.FAILED and not other.files and other.error and at and at > max(came, now - _YOUNG):
            return restore(other.error)
    return None
