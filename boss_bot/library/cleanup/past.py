"""The daily look at downloads that are over: the oldest are forgotten."""

from datetime import datetime

from boss_bot.library.cleanup.desk import Desk
from boss_bot.library.cleanup.tally import Tally

_PAGE = 500
"""Rows that are deleted in one go, so that no member waits for the database."""


async def scan_past(desk: Desk, now: datetime, tally: Tally) -> None:
    """Delete what the store knows of downloads whose time is over, and mark which there are today.

    Both clocks have to agree: one that is set forgets nothing early.

    Args:
        desk: What the scans work with.
        now: By the machine's clock.
        tally: Counts the ``forgotten``.
    """
    steady, period = desk.steady.seconds(), desk.periods.history
    await desk.past.mark(steady)
    gone = _PAGE
    while gone == _PAGE:
        gone = await desk.past.drop(steady - period.total_seconds(), now - period, limit=_PAGE)
        tally.add("forgotten", gone)
