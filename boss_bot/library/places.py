"""Where everything is below the library's root.

::

    temp/{job}/                                    while it is fetched
    staging/{job}.{random}/                        stored files that are being put together
    downloads/{guild}/{yyyy-mm-dd}/{job}/          metadata.json, content/ and posters/
    trash/                                         what is being deleted: it is no more, whenever the bot dies

No title of a site is ever part of a path.
"""

from datetime import date
from pathlib import Path, PurePosixPath

import attrs

from boss_bot.domain.jobs.job import JobId

DIRECT = "direct"
"""Stands for the server in the path of what was asked for in direct messages."""

METADATA = "metadata.json"
CONTENT = "content"
POSTERS = "posters"


@attrs.frozen
class Places:
    """The folders of a library."""

    root: Path

    @property
    def temp(self) -> Path:
        """The workspaces."""
        return self.root / "temp"

    @property
    def staging(self) -> Path:
        """Folders that are not complete yet."""
        return self.root / "staging"

    @property
    def downloads(self) -> Path:
        """The organised tree."""
        return self.root / "downloads"

    @property
    def trash(self) -> Path:
        """What is being deleted."""
        return self.root / "trash"

    def workspace(self, job: JobId) -> Path:
        """Return a job's own temporary folder."""
        return self.temp / job

    @staticmethod
    def home(guild: int | None, day: date, job: JobId) -> PurePosixPath:
        """Return where a job's files are kept, relative to the root."""
        return PurePosixPath("downloads", DIRECT if guild is None else str(guild), day.isoformat(), job)
