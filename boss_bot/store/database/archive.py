"""A backup is a zip: the database, a list of what is in it with checksums, and what else the operator keeps."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import attrs

from boss_bot.store.database.data_dir import DataDirError

_DATABASE = "database.sqlite3"
_LIST = "backup.json"
_KIND = "boss-bot backup 1"
_MOST_BYTES = 1 << 40
_MOST_SMALL = 1 << 20
_BLOCK = 1 << 20


@attrs.frozen
class Archive:
    """What a backup says of itself.

    Attributes:
        made_at: When, as ISO 8601 in UTC.
        version: The version of the bot that made it.
        others: The other files, by their names.
    """

    made_at: str
    version: str
    others: Mapping[str, bytes]


def pack(target: Path, copy: Callable[[Path], None], others: Mapping[str, bytes]) -> None:
    """Write an archive for its owner's eyes alone; it has its name only when it is whole.

    Raises:
        FileExistsError: There is a file of that name already.
    """
    if target.exists():
        raise FileExistsError(17, "is there already; nothing is overwritten", str(target))
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.absolute().parent) as folder:
        database, half = Path(folder) / _DATABASE, Path(folder) / "half.zip"
        copy(database)
        half.touch(0o600)
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(database, _DATABASE)
            for name, content in others.items():
                archive.writestr(name, content)
            sums = {_DATABASE: _sum(database)} | {n: hashlib.sha256(c).hexdigest() for n, c in others.items()}
            made = datetime.now(UTC).isoformat(timespec="seconds")
            about = {"kind": _KIND, "made_at": made, "version": version("boss-bot"), "sha256": sums}
            archive.writestr(_LIST, json.dumps(about, indent=1))
        with half.open("rb") as written:
            os.fsync(written.fileno())
        target.hardlink_to(half)  # unlike a rename it never replaces what has come meanwhile


@contextmanager
def unpacked(source: Path, folder: Path) -> Iterator[tuple[Archive, Path]]:
    """Give what is in an archive, after every checksum has agreed: the archive, and its database as a file.

    Args:
        source: The archive. Hostile until checked: no name in it becomes a path.
        folder: Where the file is laid meanwhile; it may be moved away from there.

    Raises:
        DataDirError: It is no backup of this program, or it is damaged.
    """
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder) as room:
        copy = Path(room) / _DATABASE
        try:
            with zipfile.ZipFile(source) as archive:
                yield _read(archive, copy), copy
        except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, NotImplementedError) as error:
            raise DataDirError(f"{source} is no backup of Boss-Bot, or it is damaged.") from error


def _read(archive: zipfile.ZipFile, copy: Path) -> Archive:
    about = json.loads(_small(archive, _LIST))
    if about["kind"] != _KIND or archive.getinfo(_DATABASE).file_size > _MOST_BYTES:
        raise ValueError("of another kind")
    copy.touch(0o600)
    with archive.open(_DATABASE) as packed, copy.open("wb") as out:
        while block := packed.read(_BLOCK):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
    sums = about["sha256"]
    others = {name: _small(archive, name) for name in sums if name != _DATABASE}
    found = {_DATABASE: _sum(copy)} | {name: hashlib.sha256(content).hexdigest() for name, content in others.items()}
    if found != sums:
        raise ValueError("the checksums do not agree")
    return Archive(about["made_at"], about["version"], others)


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST_SMALL:
        raise ValueError("too large")
    return archive.read(name)


def _sum(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
