"""Is the database still the file that was opened?

Who puts another file in its place under a running bot has a bot that writes into a file without a name: all that
members are told from then on would be gone with its end.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

from loguru import logger

_EVERY = 2.0  # seconds


def identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one of the same name; zeros when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


async def watch(database: Path, opened: tuple[int, int], replaced: Callable[[], None]) -> None:
    """Look at the file again and again until it is another one; say so once.

    Args:
        database: The store's file.
        opened: Its identity when it was opened.
        replaced: Called when the name leads to another file, or to none.
    """
    while identity(database) == opened:  # noqa: ASYNC110  # the file may be on any disk, and moved by anybody
        await asyncio.sleep(_EVERY)
    logger.error("the database file is not the one that was opened: nothing new is taken; start the bot again")
    replaced()
