"""The port of lanes and paces: which site gives trouble, and how long its downloads take."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

import attrs

ANY_SIZE = -1
"""The size class of every download together."""


ESTIMATES = "estimates"
"""Stands among the lanes for the estimated starts: its pace is how many seconds they were off."""

END_ESTIMATES = "estimates of ends"
"""The same for the estimated ends."""

SIZE_PROMISES = "promised sizes"
"""The same for the sizes that members chose by: its pace is how many percent they were off."""

ENCODES = "encodes"
"""The same for encodes: its pace is how many seconds a thousand units of work take."""

ENCODE_PROMISES = "promised encodes"
"""The same for the times of encodes that members chose by: its pace is how many percent they were off."""

MEASURED = frozenset({ESTIMATES, END_ESTIMATES, SIZE_PROMISES, ENCODES, ENCODE_PROMISES})
"""What stands among the lanes and is none."""


def size_class(size: int | None) -> int:
    """Return the class of a download: the power of two of its bytes."""
    return size.bit_length() if size else ANY_SIZE


@attrs.frozen
class Pace:
    """What downloads of one lane take: a moving average, newer ones count for more.

    Attributes:
        seconds: From claim to end.
        spread: Mean distance from it, in seconds.
        runs: How many downloads it was learnt from.
    """

    seconds: float
    spread: float
    runs: int


class Lanes(Protocol):
    """Keeps what is known of each site. All that it says is on disk when the call returns."""

    async def strike(self, lane: str) -> int:
        """Note that a site gave trouble, and return how many times in a row that makes."""
        ...

    async def hold(self, lane: str, until: datetime) -> None:
        """Let none of a site's jobs start before a moment, and after it one at a time; a longer hold stays."""
        ...

    async def clear(self, lane: str) -> None:
        """Note that a site works: its jobs run as before."""
        ...

    async def held(self, now: datetime) -> Mapping[str, datetime]:
        """Return the lanes none of whose jobs starts at the moment, and until when."""
        ...

    async def learn(self, lane: str, size: int, seconds: float) -> None:
        """Take one measured duration into the moving averages of a lane and a size class."""
        ...

    async def paces(self) -> Mapping[tuple[str, int], Pace]:
        """Return every pace that is known, by lane and size class."""
        ...
