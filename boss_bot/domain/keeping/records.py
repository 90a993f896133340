"""The port of the store for what is remembered of members: their history, and all that is kept about them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.keeping.figures import Figures, Holdings

Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""What is kept, by kind: rows of plain values, as they are written to a JSON file."""


class Records(Protocol):
    """Remembers what is over.

    Every method raises `StoreUnavailableError` while the database cannot be read or written.
    """

    async def page(
        self, member: int, guild: int | None, *, site: str | None = None, skip: int = 0, limit: int = 7
    ) -> Sequence[Job]:
        """Return a member's jobs of one server (or of direct messages) that are over, newest first."""
        ...

    async def count(self, member: int, guild: int | None, *, site: str | None = None, most: int = 1000) -> int:
        """Count them, up to ``most``."""
        ...

    async def sites(self, member: int, guild: int | None) -> Sequence[str]:
        """Return the names of the sites of a member's jobs of one server, in the order of the alphabet."""
        ...

    async def of_guild(self, guild: int, limit: int = 25) -> Sequence[Job]:
        """Return the jobs of a server that are not over, oldest first."""
        ...

    async def figures(self, guild: int, since: datetime) -> Figures:
        """Return what came of a server's downloads that were asked for since then."""
        ...

    async def holdings(self, guild: int) -> Holdings:
        """Return what there is of a server."""
        ...

    async def ended(self, guild: int, since: datetime, *, limit: int = 10_000) -> Sequence[Mapping[str, object]]:
        """Return a server's downloads that are over, the newest first: whose and how, but not what they were about."""
        ...

    async def living(self, member: int) -> Sequence[Job]:
        """Return all jobs of a member that are not over, wherever they were asked for."""
        ...

    async def amounts(self, member: int) -> Mapping[str, int]:
        """Count what `export` would return, by kind."""
        ...

    async def export(self, member: int) -> Rows:
        """Return all that is kept about a member; credentials, and what is about others, are left out."""
        ...

    async def forget(self, member: int) -> int:
        """Delete all that is kept about a member but blocks and jobs that live; return how many jobs were deleted."""
        ...


class StoredFiles(Protocol):
    """The files of jobs that are over."""

    def open_path(self, file: StoredFile) -> Path:
        """Return where a stored file is, or was."""
        ...

    async def drop(self, job: Job) -> None:
        """Delete the stored files of one job that is over.

        Raises:
            StoreUnavailableError: They may be there still; call it again.
        """
        ...

    async def forget(self, *, owner: int | None = None, guild: int | None = None) -> int:
        """Delete the stored files of a member, of a server, or of a member in a server; return of how many jobs.

        Jobs that live have to be cancelled first.

        Raises:
            StoreUnavailableError: Nothing, or not all, was deleted; call it again.
        """
        ...
