"""The bot's own folder: private, and in the hands of one process at a time."""

import os
import stat
from pathlib import Path

from filelock import FileLock, Timeout


class DataDirError(Exception):
    """The data directory cannot be used; the message says why and what to do."""


def prepare(folder: Path) -> None:
    """Make the data directory, readable by its owner alone.

    Raises:
        DataDirError: It cannot be made, or somebody else owns it.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except OSError as error:
        raise DataDirError(f"The data directory {folder} cannot be made: {error.strerror}.") from error
    if hasattr(os, "getuid"):
        if found.st_uid != os.getuid():
            raise DataDirError(f"The data directory {folder} belongs to another user. Choose one of your own.")
        if stat.S_IMODE(found.st_mode) & 0o077:
            folder.chmod(0o700)


def take(folder: Path) -> FileLock:
    """Take the folder for this process, made where it is missing; the lock ends with the process, whatever ends it.

    Raises:
        DataDirError: It cannot be made, somebody else owns it, or another bot runs on it.
    """
    prepare(folder)
    lock = FileLock(folder / "boss-bot.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise DataDirError(f"Another Boss-Bot is running on {folder}. Stop it first, or set another folder.") from error
    return lock
