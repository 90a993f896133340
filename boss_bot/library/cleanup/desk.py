"""What every scan works with."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

import attrs
from loguru import logger

from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.keeping.folders import Kept, Marks, Shelf
from boss_bot.domain.keeping.past import Past
from boss_bot.domain.keeping.posts import Posts
from boss_bot.domain.keeping.retention import Periods, SteadyTime
from boss_bot.library.cleanup.tally import Tally
from boss_bot.library.places import Places
from boss_bot.library.trash import throw_away


@attrs.frozen(eq=False, repr=False)
class Desk:
    """The folders, what the store knows of them, and the periods."""

    places: Places
    jobs: JobStore
    shelf: Shelf
    marks: Marks
    posts: Posts
    past: Past
    steady: SteadyTime
    periods: Periods

    async def delete(self, folder: Path, tally: Tally, what: str) -> bool:
        """Delete a folder and count it; False, and a line in the log, when that cannot be done."""
        try:
            gone = await asyncio.to_thread(throw_away, self.places, folder)
        except OSError as error:
            tally.add("failed")
            logger.error("a folder could not be deleted: {} ({})", folder.name, error.strerror)
            return False
        tally.add(what, gone)
        return True

    async def delete_stored(self, kept: Iterable[Kept], tally: Tally, what: str = "stored") -> int:
        """Delete stored files and what the store knows of them; return the bytes that were freed."""
        freed = 0
        gone = []
        for each in kept:
            if await self.delete(self.places.root / each.path, tally, what):
                gone.append(each.job)
                freed += each.size
        await self.shelf.forget(gone)
        return freed
