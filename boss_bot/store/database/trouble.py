"""What SQLite says when the database cannot be used, in the domain's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from loguru import logger

from boss_bot.domain.errors.refusals import StoreUnavailableError

_REASONS = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "input/output error",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
"""Primary result codes (sqlite.org/rescode.html) that may pass, or that an operator can end."""

DAMAGED = "damaged"


def reason_of(error: sqlite3.Error) -> str | None:
    """Return why the database cannot be used; None when the error is a mistake of our own."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _REASONS.get(code & 0xFF)


@contextmanager
def said_clearly() -> Iterator[None]:
    """Turn what SQLite raises while it cannot read or write into the domain's error.

    Raises:
        StoreUnavailableError: The disk is full, the file is locked, read-only or damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        reason = reason_of(error)
        if reason is None:
            raise
        logger.error("the database cannot be used: {} ({})", reason, error)
        raise StoreUnavailableError(reason=reason) from error
