"""Steps on the disk that leave the state before or the state after, whatever ends the process or the machine.

A rename is atomic; what it names must be on the disk before it, and the folders that it changes after it
(rename(2), fsync(2): the entry of a folder is flushed by flushing the folder).
"""

import errno
import os
import secrets
from pathlib import Path

from boss_bot.domain.errors.faults import DiskFullError

PRIVATE = 0o700
PRIVATE_FILE = 0o600

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def is_full(error: OSError) -> bool:
    """Say whether an error means that there is no room: on the disk, in a quota, or under a limit of the process."""
    return error.errno in _FULL


def private_folder(folder: Path) -> Path:
    """Make a folder that only the bot's user may look into, with those above it; return it."""
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        if is_full(error):
            raise DiskFullError from error
        raise
    return folder


def flush(path: Path) -> None:
    """Bring a file, or the entries of a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Write a new private file and bring it to the disk; its folder is flushed by whoever moves it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def move(folder: Path, to: Path) -> None:
    """Move a whole folder in one step; on return both ends of it are on the disk."""
    folder.rename(to)
    flush(to.parent)
    if folder.parent != to.parent:
        flush(folder.parent)


def fresh_name(beside: str) -> str:
    """Return a name that no folder has."""
    return f"{beside}.{secrets.token_hex(6)}"
