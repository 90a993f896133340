"""A limit of bytes a second that holds its rate: what was not used in a pause is not made up for afterwards."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import attrs

_CREDIT = 0.1
"""Seconds that may be made up for: they even out the timer, and are too few for a burst."""

_SLICES = 50
"""Parts of a second's bytes that are read at once, so that many jobs take turns quickly."""

_LEAST_SLICE = 4096


@attrs.define(eq=False, repr=False)
class Throttle:
    """A common rate. Those who wait are served in the order in which they came.

    Attributes:
        rate: Bytes a second, None for no limit.
        clock: Seconds that never go back.
        sleep: Waits so many of them.
    """

    rate: int | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    _next: float = 0.0
    _turns: asyncio.Lock = attrs.field(factory=asyncio.Lock, repr=False)

    def slice(self, most: int) -> int:
        """Return how many bytes to read at once, ``most`` where nothing limits them."""
        return most if self.rate is None else min(most, max(_LEAST_SLICE, self.rate // _SLICES))

    async def take(self, size: int) -> None:
        """Wait until ``size`` bytes may go."""
        if self.rate is None:
            return
        async with self._turns:
            now = self.clock()
            start = max(self._next, now - _CREDIT)
            self._next = start + size / self.rate
            if start > now:
                await self.sleep(start - now)


@attrs.define(eq=False, repr=False)
class Pace:
    """A job's limits of speed: its own, and the one that it shares with all others.

    Attributes:
        own: The job's own limit.
        shared: The limit of all jobs together.
    """

    own: Throttle = attrs.field(factory=Throttle)
    shared: Throttle = attrs.field(factory=Throttle)
    _turn: asyncio.Lock = attrs.field(factory=asyncio.Lock)

    def slice(self, most: int) -> int:
        """Return how many bytes to read at once."""
        return self.shared.slice(self.own.slice(most))

    async def take(self, size: int) -> None:
        """Wait until bytes may go. A job waits in one place of the line, however many connections it has."""
        if self.own.rate is None and self.shared.rate is None:
            return
        async with self._turn:
            await self.own.take(size)
            await self.shared.take(size)
