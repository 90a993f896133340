"""How long what is on the disk stays there: periods, and the time by which they are counted."""

from datetime import timedelta
from typing import Protocol

import attrs

from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import Job, JobState


class SteadyTime(Protocol):
    """Time that nobody can set: it only counts on, while the machine runs.

    Every period is counted by it, so a clock that jumps forwards or backwards deletes nothing early.
    """

    def seconds(self) -> float:
        """Return seconds since the bot ran for the first time; of the time that the machine was off, none."""
        ...


@attrs.frozen
class Periods:
    """How long things are kept when nobody needs them any more (the product document's retention).

    Attributes:
        stored: Files that were handed over.
        premium: The same, of servers in ``premium_guilds``.
        failed: The workspace of a job that failed for good.
        retryable: The workspace of a job that failed for a reason that may pass: a new try goes on from its bytes.
        abandoned: A folder of which no job knows.
        texts: What a post says: its words, alt texts and subtitles.
        history: What is known of a download that is over.
        premium_guilds: Discord ids of the servers that keep their files longer.
    """

    stored: timedelta = timedelta(hours=24)
    premium: timedelta = timedelta(hours=72)
    failed: timedelta = timedelta(minutes=30)
    retryable: timedelta = timedelta(hours=6)
    abandoned: timedelta = timedelta(hours=1)
    texts: timedelta = timedelta(days=30)
    history: timedelta = timedelta(days=180)
    premium_guilds: frozenset[int] = frozenset()

    def of_files(self, guild: int | None) -> timedelta:
        """Return how long the files of a server, or of direct messages, are kept."""
        return self.premium if guild in self.premium_guilds else self.stored

    def of_workspace(self, job: Job | None) -> timedelta | None:
        """Return how long a job's workspace is kept from the moment that it is needed no more.

        Args:
            job: The job whose folder it is; None when no job knows of it.

        Returns:
            None for as long as the job lives, however long it is paused or waits.
        """
        if job is None:
            return self.abandoned
        if not job.state.over:
            return None
        if job.state is JobState.FAILED:
            passing = job.error is not None and not restore(job.error).permanent
            return self.retryable if passing else self.failed
        return timedelta(0)
