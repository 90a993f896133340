"""Brings the database to the shape that this version of the bot knows, over ``migrations/NNNN_what.sql``.

One exclusive transaction for all that is missing, so a kill leaves the state before or after. An applied file is
remembered by its SHA-256: an edited one, a gap in the numbers and a schema from a newer bot are refused.
"""

import hashlib
import re
import sqlite3
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs

APPLICATION_ID = 0x426F7373
"""``PRAGMA application_id``: "Boss", so that ``file`` can tell whose database it is."""

_REMEMBERED = """
CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL) STRICT
"""

_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


class SchemaError(Exception):
    """The database and the migration files do not fit together; the message says what to do."""


@attrs.frozen
class Migration:
    """One file: its number from 1, its name and its text."""

    number: int
    name: str
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def shipped() -> Traversable:
    """Return the folder of the migrations: in the installed package, or beside it in a source tree."""
    inside = resources.files("boss_bot") / "migrations"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "migrations"


def read_all(folder: Traversable) -> list[Migration]:
    """Read the migrations in their order.

    Raises:
        SchemaError: A number is missing or there twice.
    """
    names = sorted(entry.name for entry in folder.iterdir() if _NAME.fullmatch(entry.name))
    found = [Migration(int(name[:4]), name, (folder / name).read_text("utf-8")) for name in names]
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise SchemaError(f"The migration files are not numbered 0001, 0002 and so on: {', '.join(names)}.")
    return found


def migrate(database: Path, migrations: list[Migration]) -> int:
    """Apply what is missing and return how many files that were.

    Raises:
        SchemaError: The database is another program's, or does not fit these files.
        sqlite3.Error: The database cannot be opened or written.
    """
    connection = sqlite3.connect(database, isolation_level=None, timeout=5.0)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN EXCLUSIVE")
        with_changes = _apply(connection, migrations)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.close()
    return with_changes


def _apply(connection: sqlite3.Connection, migrations: list[Migration]) -> int:
    owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if owner not in (0, APPLICATION_ID) or (owner == 0 and version):
        raise SchemaError("This database belongs to another program.")
    if version > len(migrations):
        raise SchemaError(
            f"The database is from a newer Boss-Bot (schema {version}); this one knows {len(migrations)}."
        )
    connection.execute(_REMEMBERED)
    applied = dict(connection.execute("SELECT number, digest FROM migrations"))
    for migration in migrations[:version]:
        if applied.get(migration.number) != migration.digest:
            raise SchemaError(f"{migration.name} was changed after it had been applied; put the original back.")
    for migration in migrations[version:]:
        for statement in _statements(migration.text):
            connection.execute(statement)
        row = (migration.number, migration.name, migration.digest)
        connection.execute("INSERT INTO migrations (number, name, digest) VALUES (?, ?, ?)", row)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(migrations)}")
    return len(migrations) - version


def _statements(text: str) -> list[str]:
    """Cut a file into statements. Never ``executescript``: it commits what is open."""
    found, current = [], ""
    for line in text.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return [statement for statement in found if statement.strip()]
