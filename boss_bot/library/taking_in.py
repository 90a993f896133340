"""Taking a checked file out of its job's own folder: nothing that was swapped meanwhile is followed or kept."""

import hashlib
import os
import stat
from pathlib import Path

from boss_bot.domain.errors.faults import WrongFileTypeError
from boss_bot.library import durable


def bring(workspace: Path, file: Path, to: Path) -> None:
    """Move a file out of the job's own folder; a folder on the way that has become a link is refused.

    Raises:
        WrongFileTypeError: There is a link on the way.
    """
    try:
        steps = file.relative_to(workspace).parts
        where = os.open(workspace, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            for step in steps[:-1]:
                inner = os.open(step, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=where)
                os.close(where)
                where = inner
            os.rename(steps[-1], to, src_dir_fd=where)
        finally:
            os.close(where)
    except (NotADirectoryError, ValueError, IndexError) as error:
        raise WrongFileTypeError from error


def sha256_of(path: Path, size: int) -> str:
    """Return the SHA-256 in hex of a plain file of that size, made private and brought to the disk.

    It is a pass of its own over the file, so that a resumed one is summed whole.

    Raises:
        WrongFileTypeError: It is not that file any more.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise WrongFileTypeError from error
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1 or found.st_size != size:
            raise WrongFileTypeError
        os.fchmod(handle, durable.PRIVATE_FILE)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(handle)
    return digest
