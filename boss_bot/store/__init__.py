"""SQLite: the only room that speaks aiosqlite."""

from pathlib import Path

from boss_bot.store.database.data_dir import DataDirError, take
from boss_bot.store.database.migrations import SchemaError, migrate, read_all, shipped
from boss_bot.store.database.soundness import keep_before, set_aside_if_damaged
from boss_bot.store.database.trouble import said_clearly
from boss_bot.store.database.upkeep import Upkeep
from boss_bot.store.sqlite_store import SqliteStore

__all__ = ["DataDirError", "SchemaError", "SqliteStore", "Upkeep", "open_store", "take"]


async def open_store(database: Path) -> SqliteStore:
    """Bring a database file to this version's shape, made where it is missing, and open it.

    A damaged file is moved aside, never deleted, and the store says so in `SqliteStore.set_aside`. Before the shape
    changes a copy is kept.

    Raises:
        SchemaError: The file is another program's, or of a newer bot.
        StoreUnavailableError: It cannot be read or written.
    """
    aside = set_aside_if_damaged(database)
    migrations = read_all(shipped())
    keep_before(database, len(migrations))
    with said_clearly():
        migrate(database, migrations)
    return await SqliteStore.open(database, set_aside=aside)
