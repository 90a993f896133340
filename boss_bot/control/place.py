"""Where the socket is, and a name for it that is short enough."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "control.sock"
MOST_BYTES = 1 << 20
"""Bytes that a question or an answer may have."""


@contextmanager
def short_name(folder: Path) -> Iterator[str]:
    """Give the socket's path through a descriptor where the system has them: unix(7) allows 108 bytes for a path.

    Raises:
        OSError: The folder is not there.
    """
    through = Path("/proc/self/fd")
    if not through.is_dir():
        yield str(folder / NAME)
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield str(through / str(handle) / NAME)
    finally:
        os.close(handle)
