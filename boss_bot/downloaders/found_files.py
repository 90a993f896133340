"""The files of a job on disk, looked at without following anything that a job could have put in the way."""

import os
import re
import stat
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}", re.ASCII)


def content_of(folder: Path) -> Path:
    """Return the folder inside a job's folder that its files go to."""
    return folder / "content"


def ready_file(folder: Path, name: str) -> Path:
    """Return the path of a file that a job says is ready.

    Raises:
        ValueError: The name is none of ours, or what it names is no plain file of the job.
    """
    if not _NAME.fullmatch(name):
        raise ValueError("not a name of ours")
    try:
        where = os.open(content_of(folder), os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            found = os.stat(name, dir_fd=where, follow_symlinks=False)
        finally:
            os.close(where)
    except OSError as error:
        raise ValueError("no such file") from error
    if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1:
        raise ValueError("no plain file")
    return content_of(folder) / name


def bytes_on_disk(folder: Path) -> int:
    """Return the bytes of all files of a job's content, partial ones too."""
    total = 0
    try:
        with os.scandir(content_of(folder)) as entries:
            for entry in entries:
                total += entry.stat(follow_symlinks=False).st_size
    except FileNotFoundError:
        return total
    return total
