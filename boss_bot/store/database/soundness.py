"""Is the database file sound? A damaged one is moved aside, never deleted; and copies of a sound one."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from loguru import logger

from boss_bot.store.database.connections import read_only
from boss_bot.store.database.trouble import DAMAGED, reason_of, said_clearly

_WITH_IT = ("", "-wal", "-shm")
"""The files of one database; the write-ahead log may hold what the file itself does not yet."""


def damaged_files(database: Path) -> list[Path]:
    """Return the damaged databases that were moved aside earlier, oldest first."""
    return sorted(path for path in database.parent.glob(f"{database.name}.damaged-*") if not _belongs(path))


def set_aside_if_damaged(database: Path) -> Path | None:
    """Look at a database before it is used, and move it aside if it is damaged.

    Returns:
        Where the damaged file is now, None when there was nothing wrong.

    Raises:
        StoreUnavailableError: It cannot be read, for another reason than damage.
    """
    if not database.exists() or _sound(database):
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = database.with_name(f"{database.name}.damaged-{stamp}")
    for ending in _WITH_IT:
        part = database.with_name(database.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    logger.error("the database was damaged; it is kept as {}, and the bot starts with an empty one", aside)
    return aside


def copy_to(database: Path, target: Path) -> None:
    """Write a whole, compact copy of a database, also while the bot runs on it.

    Raises:
        FileExistsError: There is a file of that name already.
        StoreUnavailableError: The database cannot be read, or the copy cannot be written.
    """
    if target.exists():
        raise FileExistsError(target)
    half = target.with_name(f"{target.name}.half")
    half.unlink(missing_ok=True)
    try:
        with said_clearly():
            _vacuum_into(database, half)
        half.chmod(0o600)
        with half.open("rb") as written:
            os.fsync(written.fileno())
        half.rename(target)
    finally:
        half.unlink(missing_ok=True)


def keep_before(database: Path, version: int) -> Path | None:
    """Keep a copy of a database that is about to be brought to a newer schema: there is no other way back.

    Args:
        database: A sound database, or none yet.
        version: The schema that it is about to get.

    Returns:
        Where the copy is, None when there is nothing to be kept.

    Raises:
        StoreUnavailableError: It cannot be copied; the schema had better not be changed then.
    """
    if not database.exists() or not 0 < _version(database) < version:
        return None
    copy = database.with_name(f"{database.name}.before-{version:04}")
    if not copy.exists():
        copy_to(database, copy)
        logger.info("a copy of the database as it was is kept as {}", copy)
    return copy


def _version(database: Path) -> int:
    with said_clearly(), closing(sqlite3.connect(read_only(database), uri=True)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found


def _vacuum_into(database: Path, target: Path) -> None:
    with closing(sqlite3.connect(read_only(database), uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def _sound(database: Path) -> bool:
    with said_clearly():
        connection = sqlite3.connect(database, isolation_level=None, timeout=5.0)
        try:
            return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        except sqlite3.DatabaseError as error:
            if reason_of(error) == DAMAGED:
                return False
            raise
        finally:
            connection.close()


def _belongs(path: Path) -> bool:
    return path.name.endswith(("-wal", "-shm"))
