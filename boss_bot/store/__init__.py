"""SQLite: the only room that speaks aiosqlite."""

from pathlib import Path

from boss_bot.store.data_dir import DataDirError, prepare, take
from boss_bot.store.health import database_line
from boss_bot.store.migrations import SchemaError, migrate, read_all, shipped
from boss_bot.store.sqlite_store import SqliteStore

__all__ = ["DataDirError", "SchemaError", "SqliteStore", "database_line", "open_store", "prepare", "take"]


async def open_store(database: Path) -> SqliteStore:
    """Bring a database file to this version's shape, made where it is missing, and open it.

    Raises:
        SchemaError: The file is another program's, or of a newer bot.
    """
    migrate(database, read_all(shipped()))
    return await SqliteStore.open(database)
