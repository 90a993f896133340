"""The care of a data directory's database: looked at, checked, made compact, backed up and put back."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import attrs

from boss_bot.domain.operating.status import StatusLine
from boss_bot.store.database.archive import Archive, pack, unpacked
from boss_bot.store.database.connections import read_only
from boss_bot.store.database.data_dir import DataDirError, take
from boss_bot.store.database.health import database_line, unfit, waiting
from boss_bot.store.database.soundness import copy_to
from boss_bot.store.database.trouble import said_clearly

DATABASE = "boss-bot.sqlite3"
_MOST_FAULTS = 20


@attrs.frozen
class Upkeep:
    """One data directory's database, which may be in use."""

    folder: Path

    @property
    def database(self) -> Path:
        """The file."""
        return self.folder / DATABASE

    def line(self) -> StatusLine:
        """Say how the database is, for `boss-bot doctor`."""
        return database_line(self.database)

    def check(self) -> list[str]:
        """Look at every page and every index; return what is wrong. A running bot is not held up.

        Raises:
            FileNotFoundError: There is no database.
            StoreUnavailableError: It cannot be read.
        """
        with said_clearly(), closing(self._opened(read_only(self.database))) as opened:
            found = [row[0] for row in opened.execute(f"PRAGMA integrity_check({_MOST_FAULTS})")]
            astray = opened.execute("PRAGMA foreign_key_check").fetchmany(_MOST_FAULTS)
        return [fault for fault in found if fault != "ok"] + [
            f"row {row} of {table} names what is not there" for table, row, *_ in astray
        ]

    def waiting(self) -> int | None:
        """Count the jobs that wait or are paused, None when that cannot be told."""
        return waiting(self.database)

    def vacuum(self) -> tuple[int, int]:
        """Give unused space back to the disk; return the size before and after, in bytes.

        Raises:
            DataDirError: A bot runs on it.
            FileNotFoundError: There is no database.
            StoreUnavailableError: It cannot be written; there may be too little room for the copy.
        """
        lock = take(self.folder)
        try:
            with said_clearly(), closing(self._opened(self.database.absolute().as_uri() + "?mode=rw")) as opened:
                before = self._size()
                opened.execute("VACUUM")
                opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return before, self._size()
        finally:
            lock.release()

    def backup(self, target: Path, more: Mapping[str, bytes]) -> None:
        """Write a whole copy, and other files with it, into a new archive; the bot may go on meanwhile.

        Args:
            target: The archive; it must not be there yet.
            more: Further files by their names.

        Raises:
            FileExistsError: There is a file of that name already.
            FileNotFoundError: There is no database.
            StoreUnavailableError: The database cannot be read, or the copy cannot be written.
        """
        if not self.database.exists():
            raise FileNotFoundError(2, "there is no database yet", str(self.database))
        pack(target, lambda copy: copy_to(self.database, copy), more)

    def restore(self, source: Path) -> Archive:
        """Put an archive's database where there is none; return the archive.

        Raises:
            DataDirError: There is a database, a bot runs, or what is in the archive cannot be used.
        """
        lock = take(self.folder)
        try:
            if self.database.exists():
                raise DataDirError(f"There is a database in {self.folder}. Move it away first; nothing is overwritten.")
            with unpacked(source, self.folder) as (archive, copy):
                if why := unfit(copy):
                    raise DataDirError(f"The database in {source} {why}.")
                copy.rename(self.database)
            return archive
        finally:
            lock.release()

    def _opened(self, address: str) -> sqlite3.Connection:
        if not self.database.exists():
            raise FileNotFoundError(2, "there is no database yet", str(self.database))
        return sqlite3.connect(address, uri=True, timeout=5.0, isolation_level=None)

    def _size(self) -> int:
        return sum(part.stat().st_size for part in self.folder.glob(f"{DATABASE}*") if part.name in _PARTS)


_PARTS = frozenset({DATABASE, f"{DATABASE}-wal"})
