"""One look at a job: all that a card needs, in one value."""

from datetime import datetime

import attrs

from boss_bot.domain.content.progress import Progress, Stage
from boss_bot.domain.jobs.estimate import Window
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.lack import Lack


@attrs.frozen
class Look:
    """A job as it is at one moment.

    Attributes:
        job: The stored job.
        at: When the look was taken (UTC).
        stage: What its downloader is busy with, None while it does not run.
        progress: How far it is; of the last run when it does not run.
        position: Place in the line, from 1; None unless queued.
        line: Length of the line; None unless queued.
        anew: Whether a file was begun again because its source gives no parts, or has changed.
        resumed: Whether it goes on after a restart of the bot.
        starts: When it is likely to start; None unless queued, or while nothing is known of its site.
        ends: When it is likely to end, from what earlier ones took; None unless queued or downloading, or unknown.
        held_until: Until when its site is left alone; None unless queued.
        tries: How many tries it gets in all.
        joined: Whether it waits for what another job fetches; ``stage`` and ``progress`` are of that one then. Of a
            cancelled one, whether others still wait for the same.
        kept: Whether its files had been fetched for another job before this one was asked for.
        behind_own: Whether it waits behind another job of its member, with which it can change places.
        lacks: Of what there is too little for anything to start, None where nothing lacks, and unless queued.
    """

    job: Job
    at: datetime
    stage: Stage | None = None
    progress: Progress | None = None
    position: int | None = None
    line: int | None = None
    resumed: bool = False
    anew: bool = False
    starts: Window | None = None
    ends: Window | None = None
    held_until: datetime | None = None
    tries: int = 1
    behind_own: bool = False
    joined: bool = False
    kept: bool = False
    lacks: Lack | None = None

    @property
    def ends_at(self) -> float | None:
        """Estimated end as a Unix time in seconds, None when it cannot be told."""
        left = self.progress.seconds_left if self.progress else None
        return None if left is None else self.at.timestamp() + left
