"""The files on disk: a private workspace per job, then the organised tree. `places` has the folders."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import attrs

from boss_bot.domain.content.media import CheckedFile, StoredFile
from boss_bot.domain.jobs.job import Job, JobId
from boss_bot.domain.keeping.folders import Kept, Shelf
from boss_bot.domain.keeping.retention import Periods, SteadyTime
from boss_bot.domain.ports import Clock
from boss_bot.library.durable import private_folder
from boss_bot.library.metadata_file import Times
from boss_bot.library.places import Places
from boss_bot.library.shelving import shelve
from boss_bot.library.steady import SteadyClock
from boss_bot.library.trash import throw_away


@attrs.frozen(eq=False, repr=False)
class FileLibrary:
    """Keeps files below one private folder. Implements the `Library` port.

    Attributes:
        root: The folder.
        clock: Names the day in paths and records; nothing is deleted by it.
        shelf: Where the store remembers folders; without it the hourly scan finds them.
        steady: By which periods are counted.
        periods: How long files are kept.
    """

    root: Path
    clock: Clock
    shelf: Shelf | None = None
    steady: SteadyTime = attrs.field(factory=SteadyClock)
    periods: Periods = attrs.field(factory=Periods)

    @property
    def places(self) -> Places:
        """Where everything is."""
        return Places(self.root)

    def workspace(self, job: JobId) -> Path:
        """See `Library.workspace`."""
        return private_folder(self.places.workspace(job))

    async def keep(self, job: Job, files: Sequence[CheckedFile]) -> tuple[StoredFile, ...]:
        """See `Library.keep`."""
        now, steady = self.clock.now(), self.steady.seconds()
        period = self.periods.of_files(job.request.guild)
        times = Times(now, now + period, steady, steady + period.total_seconds())
        stored = await asyncio.to_thread(shelve, self.places, job, files, times)
        if self.shelf:
            home = self.places.home(job.request.guild, now.date(), job.id)
            size = sum(file.size for file in stored)
            kept = Kept(job.id, job.request.owner, job.request.guild, home, size, len(stored), times.until)
            await self.shelf.put(kept)
        return stored

    def open_path(self, file: StoredFile) -> Path:
        """See `Library.open_path`."""
        return self.root / file.path

    async def discard(self, job: JobId) -> None:
        """See `Library.discard`."""
        await asyncio.to_thread(throw_away, self.places, self.places.workspace(job))

    async def drop(self, job: Job) -> None:
        """See `StoredFiles.drop`."""
        homes = {file.path.parents[1] for file in job.files}  # another job of the same fetch may have brought them
        for home in homes:
            await asyncio.to_thread(throw_away, self.places, self.root / home)
        if self.shelf:
            kept = await self.shelf.of(owner=job.request.owner, guild=job.request.guild)
            await self.shelf.forget([each.job for each in kept if each.path in homes])

    async def forget(self, *, owner: int | None = None, guild: int | None = None) -> int:
        """Delete the stored files of a member, of a server, or of a member in a server, and return of how many jobs.

        Jobs that live have to be cancelled first.

        Raises:
            StoreUnavailableError: Nothing, or not all, was deleted; call it again.
        """
        if self.shelf is None:
            return 0
        kept = await self.shelf.of(owner=owner, guild=guild)
        for each in kept:
            await asyncio.to_thread(throw_away, self.places, self.root / each.path)
        await self.shelf.forget([each.job for each in kept])
        return len(kept)
