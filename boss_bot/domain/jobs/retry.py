"""Whether and when a failed job is tried again: a rule for each kind of error."""

from collections.abc import Mapping

import attrs

from boss_bot.domain.errors.failures import NetworkError, RateLimitedError
from boss_bot.domain.errors.faults import CrashedError, DiskFullError, TimedOutError, WorkspacesFullError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.errors.undelivered import UploadRefusedError
from boss_bot.domain.jobs.job import Job

LONGEST_WAIT = 3600.0
"""Seconds. A site that asks for a longer pause than this has the job failed rather than forgotten."""

_JITTER = 0.2  # share of a wait by which jobs that failed together are spread
_FIRST_WAITS: Mapping[type[BossBotError], float] = {
    NetworkError: 1.0,
    UploadRefusedError: 1.0,
    CrashedError: 1.0,
    TimedOutError: 6.0,
    RateLimitedError: 12.0,
    DiskFullError: 12.0,
    WorkspacesFullError: 12.0,
}
_SERVER_ERROR = 500


@attrs.frozen
class RetryRule:
    """How patient the bot is.

    Attributes:
        most: Tries that it makes by itself after the first.
        first_wait: Seconds before the second try of a job whose connection broke; doubled with every further try,
            and longer for errors that pass more slowly.
        poison: Processes that may die over one job before it is given up.
    """

    most: int = 3
    first_wait: float = 5.0
    poison: int = 3

    def for_job(self, job: Job) -> "RetryRule":
        """Return the rule of one job, whose member may want fewer tries."""
        wanted = job.request.terms.retries
        return self if wanted is None else attrs.evolve(self, most=min(wanted, self.most))

    def wait(self, error: BossBotError, *, retries: int, chance: float) -> float | None:
        """Return the seconds until the next try, None when there is none.

        Args:
            error: What ended the last try.
            retries: Tries that were made by the bot itself already.
            chance: From 0.0 to 1.0, drawn anew for each call: spreads jobs that failed together.
        """
        base = _FIRST_WAITS.get(type(error))
        if base is None or error.permanent or retries >= self.most:
            return None
        if isinstance(error, UploadRefusedError) and 0 < error.status < _SERVER_ERROR:
            return None
        wait = min(LONGEST_WAIT, base * self.first_wait * 2.0**retries)
        asked = error.retry_after if isinstance(error, RateLimitedError) and error.retry_after else 0.0
        if asked > LONGEST_WAIT:
            return None
        return max(wait, asked) * (1 + _JITTER * chance)
