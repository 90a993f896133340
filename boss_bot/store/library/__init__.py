"""What the library remembers in the database: its folders, its marks, its time, its scans."""

import attrs

from boss_bot.store.database.connections import Connections
from boss_bot.store.library.cleanups import SqliteCleanups
from boss_bot.store.library.marks import SqliteMarks
from boss_bot.store.library.past import SqlitePast
from boss_bot.store.library.posts import SqlitePosts
from boss_bot.store.library.shelf import SqliteShelf
from boss_bot.store.library.steady_memory import SqliteSteadyMemory
from boss_bot.store.library.told_stages import SqliteToldStages
from boss_bot.store.library.usage import SqliteUsage

__all__ = ["LibraryTables"]


@attrs.frozen
class LibraryTables:
    """Every table of the library, each behind a port of the domain."""

    _connections: Connections

    @property
    def shelf(self) -> SqliteShelf:
        """The folders of stored files."""
        return SqliteShelf(self._connections)

    @property
    def marks(self) -> SqliteMarks:
        """Since when folders are needed no more."""
        return SqliteMarks(self._connections)

    @property
    def steady(self) -> SqliteSteadyMemory:
        """The steady time over a restart."""
        return SqliteSteadyMemory(self._connections)

    @property
    def cleanups(self) -> SqliteCleanups:
        """The log of scans."""
        return SqliteCleanups(self._connections)

    @property
    def usage(self) -> SqliteUsage:
        """What was used of a day."""
        return SqliteUsage(self._connections)

    @property
    def past(self) -> SqlitePast:
        """Jobs that have been over for long."""
        return SqlitePast(self._connections)

    @property
    def told(self) -> SqliteToldStages:
        """What the managers of servers were told about their day."""
        return SqliteToldStages(self._connections)

    @property
    def posts(self) -> SqlitePosts:
        """What posts say."""
        return SqlitePosts(self._connections)
