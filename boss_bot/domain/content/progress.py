"""What a running download tells: the events between a downloader and the queue."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path

import attrs

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.offers import Offer
from boss_bot.domain.content.post import PostTold, SubtitlesTold


class Stage(StrEnum):
    """What is being done to a job: the last is done to files that have come and are too large."""

    EXTRACTING = "extracting"
    DOWNLOADING = "downloading"
    MERGING = "merging"
    CUTTING = "cutting"
    COMPRESSING = "compressing"


@attrs.frozen
class StageReached:
    """The download entered a stage."""

    stage: Stage


@attrs.frozen
class Found:
    """The site has been asked; nothing is fetched yet. Comes once, before the first file.

    ``offers`` are the versions of a single video that is too large as it was chosen.
    """

    metadata: Metadata
    offers: tuple[Offer, ...] = ()


@attrs.frozen
class Progress:
    """How far the download is.

    Attributes:
        done: Bytes fetched so far, over all files of the job.
        total: Bytes of the whole job, None while unknown.
        speed: Bytes a second, None while unknown.
        file: Which file, counted from 1.
        files: How many files, None while unknown.
    """

    done: int = 0
    total: int | None = None
    speed: float | None = None
    file: int = 1
    files: int | None = None

    @property
    def fraction(self) -> float | None:
        """Share that is done, 0.0 to 1.0, or None while the total is unknown."""
        if not self.total:
            return None
        return min(1.0, self.done / self.total)

    @property
    def seconds_left(self) -> float | None:
        """Seconds to the end at the present speed, or None when that cannot be told."""
        if not self.total or not self.speed:
            return None
        return max(0.0, self.total - self.done) / self.speed


@attrs.frozen
class FileReady:
    """One file is complete on disk, inside the job's own folder; ``alt`` is what its author says it shows."""

    path: Path
    alt: str = ""


@attrs.frozen
class Skipped:
    """One item of the link was left out, with the kind of the error and its number, from 1, where it has one."""

    reason: str
    item: int | None = None


@attrs.frozen
class StartedAnew:
    """A file is fetched from its beginning though a part of it was there: the source gives no parts, or has changed."""


@attrs.frozen
class Encoded:
    """An encode is done: its work, in the units of ``domain.content.encoding``, and the seconds that it ran."""

    work: float
    seconds: float


DownloadEvent = StageReached | Found | Progress | FileReady | Skipped | StartedAnew | PostTold | SubtitlesTold
Hear = Callable[[StageReached | Progress | Encoded], Awaitable[None]]
"""Hears what is being done to files that have come, how far it is (in bytes of what comes of it, estimated), and what
work it was."""
