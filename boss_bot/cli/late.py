"""The way into the care commands: what they need is loaded when one of them is called, not when help is asked for."""

from collections.abc import Callable
from pathlib import Path


def cared(work: Callable[[Path], int]) -> int:
    """Do some work on the data directory; see `boss_bot.cli.told.cared`."""
    from boss_bot.cli.told import cared as do

    return do(work)
