"""The connections to one database: one that writes, one that can only read."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import aiosqlite
import attrs

from boss_bot.store.database.trouble import said_clearly

_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 5000", "foreign_keys = ON")
_READER_PRAGMAS = ("busy_timeout = 5000", "query_only = ON")

Values = Mapping[str, object]


@attrs.define(eq=False, repr=False)
class Connections:
    """Runs statements. Each is a transaction of its own, so a task that is cancelled leaves none open.

    Reads have a thread and a connection of their own: a writer that waits for the disk holds up no `/queue`.
    """

    _writer: aiosqlite.Connection
    _reader: aiosqlite.Connection

    @classmethod
    async def open(cls, database: Path) -> "Connections":
        """Open a migrated database. Always `close` it: an open aiosqlite connection keeps the process alive."""
        with said_clearly():
            writer = await aiosqlite.connect(database, isolation_level=None)
            try:
                await _prepare(writer, _PRAGMAS)
                reader = await aiosqlite.connect(read_only(database), uri=True)
            except sqlite3.Error:
                await writer.close()
                raise
            await _prepare(reader, _READER_PRAGMAS)
        return cls(writer, reader)

    async def close(self) -> None:
        """Close both."""
        await self._reader.close()
        await self._writer.close()

    async def write(self, statement: str, values: Values) -> list[sqlite3.Row]:
        """Run one statement that writes; on return it is on disk.

        Raises:
            StoreUnavailableError: The database cannot be written. Nothing was changed.
        """
        return await self._run(self._writer, statement, values)

    async def read(self, statement: str, values: Values | None = None) -> list[sqlite3.Row]:
        """Run one statement that reads.

        Raises:
            StoreUnavailableError: The database cannot be read.
        """
        return await self._run(self._reader, statement, values or {})

    async def _run(self, connection: aiosqlite.Connection, statement: str, values: Values) -> list[sqlite3.Row]:
        # Always all rows: a RETURNING that is not read to its end holds the write lock, uncommitted.
        with said_clearly():
            return list(await connection.execute_fetchall(statement, values))


def read_only(database: Path) -> str:
    """Return the address of a database file by which SQLite never writes to it."""
    return f"{database.absolute().as_uri()}?mode=ro"


async def _prepare(connection: aiosqlite.Connection, pragmas: tuple[str, ...]) -> None:
    connection.row_factory = sqlite3.Row
    for pragma in pragmas:
        await connection.execute_fetchall(f"PRAGMA {pragma}")
