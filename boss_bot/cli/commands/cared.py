"""How a care command begins: nothing of the bot is loaded before one is called, so help and completion are quick."""

from collections.abc import Callable
from pathlib import Path


def cared(work: Callable[[Path], int]) -> int:
    """Do some work on the data directory; what goes wrong is one clear line, and the exit code says it too.

    Args:
        work: Gets the data directory and returns an exit code.
    """
    from boss_bot.cli.care.told import told

    return told(work)
