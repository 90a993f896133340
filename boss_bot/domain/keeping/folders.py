"""The ports of what the library remembers in the store: which folders there are, and until when.

Moments are seconds of `SteadyTime`. Every method raises `StoreUnavailableError` while the database cannot be used.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Protocol

import attrs

from boss_bot.domain.jobs.job import JobId


@attrs.frozen
class Kept:
    """The stored files of one job.

    Attributes:
        job: Whose they are.
        owner: Discord id of the member.
        guild: Discord id of the server, None for direct messages.
        path: Their folder, relative to the library's root.
        size: Bytes of all files.
        files: How many there are.
        until: When they may go (steady seconds).
    """

    job: JobId
    owner: int
    guild: int | None
    path: PurePosixPath
    size: int
    files: int
    until: float


@attrs.frozen
class Total:
    """What is kept of one server, or of direct messages."""

    jobs: int = 0
    files: int = 0
    size: int = 0


class Shelf(Protocol):
    """Knows every folder of stored files. The disk is the truth; what differs is put right by the hourly scan."""

    async def put(self, *kept: Kept) -> None:
        """Remember folders, each in the place of what was known of its job."""
        ...

    async def due(self, steady: float, *, limit: int) -> Sequence[Kept]:
        """Return folders whose time is over and whose job does not live, the first to go first."""
        ...

    async def oldest(self, *, limit: int) -> Sequence[Kept]:
        """Return folders whose job does not live, the first to go first, whether their time is over or not."""
        ...

    async def paths(self, *, after: str, limit: int) -> Sequence[tuple[JobId, str]]:
        """Return jobs behind an id, in the order of ids, each with its folder: a page of all that is known."""
        ...

    async def of(self, *, owner: int | None = None, guild: int | None = None) -> Sequence[Kept]:
        """Return the folders of a member, of a server, or of a member in a server."""
        ...

    async def forget(self, jobs: Collection[JobId]) -> None:
        """Forget folders that are gone."""
        ...

    async def totals(self) -> Mapping[int | None, Total]:
        """Return what is kept of each server; None stands for direct messages."""
        ...


class Marks(Protocol):
    """Remembers since when a folder is needed no more."""

    async def since(self, folder: str, steady: float) -> float:
        """Mark a folder unless it is marked, and return since when it is."""
        ...

    async def lift(self, folders: Collection[str]) -> None:
        """Take marks away: the folder is needed again, or gone."""
        ...

    async def folders(self) -> Sequence[str]:
        """Return every marked folder."""
        ...


class SteadyMemory(Protocol):
    """Keeps the steady time over a restart."""

    async def last(self) -> tuple[str, float, float] | None:
        """Return the boot, its clock and the steady seconds that were kept last; None at the very first start."""
        ...

    async def keep(self, boot: str, clock: float, steady: float) -> None:
        """Keep the steady seconds that belong to a moment of a boot's own clock."""
        ...
