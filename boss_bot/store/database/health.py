"""A look at the database from outside: nothing is written, and a running bot is not held up."""

import sqlite3
from contextlib import closing
from pathlib import Path

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.store.database.connections import read_only
from boss_bot.store.database.migrations import APPLICATION_ID, read_all, shipped

_PATIENCE = 5.0
_WAITING = "SELECT count(*) FROM jobs WHERE state < ?"
_RESTORE = "Stop the bot, move the file away and put a backup back: boss-bot restore FILE."
_HINTS = {
    "belongs to another program": "Choose another BOSS_BOT_DATA_DIR.",
    "is of a newer Boss-Bot": "Update Boss-Bot.",
}


def database_line(database: Path) -> StatusLine:
    """Check the file as SQLite's own ``PRAGMA quick_check`` does, opened for reading only."""
    name = "Database"
    if not database.exists():
        return StatusLine(name, State.OK, "not made yet; the first start makes it")
    if why := unfit(database):
        return StatusLine(name, State.FAILED, why, _HINTS.get(why.partition(" (")[0], _RESTORE))
    schema, known = _schema(database)[1], len(read_all(shipped()))
    if schema < known:
        return StatusLine(name, State.OK, f"sound, schema {schema}; the next start brings it to {known}")
    return StatusLine(name, State.OK, f"sound, schema {schema}")


def unfit(database: Path) -> str:
    """Return why a database file cannot be this bot's, nothing when it can."""
    try:
        owner, schema = _schema(database)
        with closing(_opened(database)) as opened:
            found = opened.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        return f"cannot be read ({type(error).__name__})"
    if owner != APPLICATION_ID:
        return "belongs to another program"
    if schema > len(read_all(shipped())):
        return f"is of a newer Boss-Bot (schema {schema})"
    return "" if found == "ok" else "is damaged"


def waiting(database: Path) -> int | None:
    """Count the jobs that wait or are paused, None when there is no database or it cannot be read."""
    try:
        with closing(_opened(database)) as opened:
            found: int = opened.execute(_WAITING, (JobState.DOWNLOADING,)).fetchone()[0]
            return found
    except sqlite3.Error:
        return None


def _schema(database: Path) -> tuple[int, int]:
    with closing(_opened(database)) as opened:
        owner: int = opened.execute("PRAGMA application_id").fetchone()[0]
        schema: int = opened.execute("PRAGMA user_version").fetchone()[0]
        return owner, schema


def _opened(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(read_only(database), uri=True, timeout=_PATIENCE)
