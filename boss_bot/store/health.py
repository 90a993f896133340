"""A look at the database from outside: nothing is written, and a running bot is not held up."""

import sqlite3
from contextlib import closing
from pathlib import Path

from boss_bot.domain.status import State, StatusLine
from boss_bot.store.migrations import APPLICATION_ID, read_all, shipped

_PATIENCE = 5.0
_RESTORE = "Stop the bot and put back a copy that was made while it was stopped."


def database_line(database: Path) -> StatusLine:
    """Check the file as SQLite's own ``PRAGMA quick_check`` does, opened for reading only."""
    name = "Database"
    if not database.exists():
        return StatusLine(name, State.OK, "not made yet; the first start makes it")
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as opened:
            owner = opened.execute("PRAGMA application_id").fetchone()[0]
            schema = opened.execute("PRAGMA user_version").fetchone()[0]
            found = opened.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        return StatusLine(name, State.FAILED, f"cannot be read ({type(error).__name__})", _RESTORE)
    if owner != APPLICATION_ID:
        return StatusLine(name, State.FAILED, "belongs to another program", "Choose another BOSS_BOT_DATA_DIR.")
    known = len(read_all(shipped()))
    if schema > known:
        return StatusLine(name, State.FAILED, f"is of a newer Boss-Bot (schema {schema})", "Update Boss-Bot.")
    if found != "ok":
        return StatusLine(name, State.FAILED, "is damaged", _RESTORE)
    if schema < known:
        return StatusLine(name, State.OK, f"sound, schema {schema}; the next start brings it to {known}")
    return StatusLine(name, State.OK, f"sound, schema {schema}")
