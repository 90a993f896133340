"""What a downloader is told to do."""

from pathlib import Path

import attrs

from boss_bot.domain.content.options import Options
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.links.link import Link


@attrs.frozen
class DownloadTask:
    """What a downloader is told.

    Attributes:
        job: Whose work it is; names the processes and the log lines.
        link: The canonical link, through the text gate.
        tools: Which tools to try, in this order; the next one follows only when one knows nothing of the link.
        folder: The job's own folder (0700). Partial files of an earlier try are there and are gone on with.
        max_bytes: Bytes that one file may have.
        max_files: Files that the job may have.
        max_seconds: Seconds that it may take, pauses not counted.
        least_speed: Bytes a second below which a source that creeps is given up.
        slow_seconds: Seconds over which that speed is measured, pauses not counted.
        bandwidth: Bytes a second that it may use, None for no limit of its own.
        options: What of the link is wanted.
        ask: Whether to stop before the download when the site offers versions and none of what is wanted fits.
        fit_bytes: Bytes that a file should have at most where the site offers a choice; None for `max_bytes`.
    """

    job: JobId
    link: Link
    tools: tuple[str, ...]
    folder: Path
    max_bytes: int
    max_files: int = 10
    max_seconds: float = 300.0
    least_speed: int = 512
    slow_seconds: float = 30.0
    bandwidth: int | None = None
    options: Options = attrs.field(factory=Options)
    fit_bytes: int | None = None
    ask: bool = False
