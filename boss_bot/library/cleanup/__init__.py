"""What clears up: scans every five minutes, hour and day, at the start, and when the disk is full."""

from pathlib import Path
from typing import Protocol

from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.keeping.cleanups import Cleanups
from boss_bot.domain.keeping.folders import Marks, Shelf, SteadyMemory
from boss_bot.domain.keeping.past import Past
from boss_bot.domain.keeping.posts import Posts
from boss_bot.library.cleanup.cleaner import Cleaner
from boss_bot.library.cleanup.desk import Desk
from boss_bot.library.cleanup.rounds import Rounds
from boss_bot.library.file_library import FileLibrary
from boss_bot.library.steady import SteadyClock

__all__ = ["Cleaner", "Memory", "Rounds", "kept_in_order"]


class Memory(Protocol):
    """What the store remembers for the library."""

    @property
    def shelf(self) -> Shelf:
        """The folders of stored files."""
        ...

    @property
    def marks(self) -> Marks:
        """Since when folders are needed no more."""
        ...

    @property
    def steady(self) -> SteadyMemory:
        """The steady time over a restart."""
        ...

    @property
    def cleanups(self) -> Cleanups:
        """The log of scans."""
        ...

    @property
    def posts(self) -> Posts:
        """What posts say."""
        ...

    @property
    def past(self) -> Past:
        """Jobs that have been over for long."""
        ...


def kept_in_order(library: FileLibrary, jobs: JobStore, memory: Memory, steady: SteadyClock, logs: Path) -> Rounds:
    """Put the scans of a library together; nothing runs until `Rounds.start`.

    Args:
        library: Whose folders are looked after.
        jobs: Which jobs there are.
        memory: What the store remembers for the library.
        steady: The library's steady time.
        logs: The folder of log files.
    """
    desk = Desk(library.places, jobs, memory.shelf, memory.marks, memory.posts, memory.past, steady, library.periods)
    return Rounds(Cleaner(desk, memory.cleanups, library.clock, logs), steady, memory.steady)
