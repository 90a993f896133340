"""What the database tells of itself, of sites that give trouble, and of the estimates."""

from datetime import datetime
from pathlib import Path

from boss_bot.domain.jobs.lanes import ANY_SIZE, ENCODE_PROMISES, END_ESTIMATES, ESTIMATES, SIZE_PROMISES, Lanes
from boss_bot.domain.operating.status import State, StatusLine

_MEASURED = (
    ("starts", ESTIMATES, "s"), ("ends", END_ESTIMATES, "s"),
    ("promised sizes", SIZE_PROMISES, "%"), ("promised times of encodes", ENCODE_PROMISES, "%"),
)  # fmt: skip


def store_line(set_aside: Path | None) -> StatusLine:
    """Say whether this start found a sound database.

    Args:
        set_aside: Where the damaged one is kept, None when there was nothing wrong.
    """
    if set_aside is None:
        return StatusLine("Database", State.OK, "sound")
    return StatusLine(
        "Database",
        State.WARNING,
        "was damaged; I started with an empty one",
        f"The damaged file is kept as {set_aside.name}. Put a backup in its place, or delete it.",
    )


async def lane_lines(lanes: Lanes, now: datetime) -> list[StatusLine]:
    """Name the sites that are left alone for a while, and how far off the estimates were."""
    held = await lanes.held(now)
    lines = [
        StatusLine(lane, State.WARNING, f"left alone for {round((until - now).total_seconds())} s more",
                   "It asked for a pause, or could not be reached. Its downloads wait; others go on.")
        for lane, until in sorted(held.items())
    ]  # fmt: skip
    paces = await lanes.paces()
    known = [(what, paces[lane, ANY_SIZE], unit) for what, lane, unit in _MEASURED if (lane, ANY_SIZE) in paces]
    off = [f"{what} by {pace.seconds:.0f} {unit} ({pace.runs} measured)" for what, pace, unit in known]
    if off:
        lines.append(StatusLine("Estimates", State.OK, f"off on average: {', '.join(off)}"))
    return lines
