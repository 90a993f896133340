"""The places for encodes: each takes a core for minutes, so few run at once, and one that is held takes none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import attrs

from boss_bot.domain.jobs.hold import Hold


@attrs.define(eq=False, repr=False)
class Place:
    """One place; given away while the work is held, and waited for anew."""

    _free: asyncio.Semaphore
    _hold: Hold
    _mine: bool = attrs.field(default=False, init=False)

    async def take(self) -> None:
        """Wait for the place."""
        await self._free.acquire()
        self._mine = True

    def leave(self) -> None:
        """Give the place back; harmless when it was given away."""
        if self._mine:
            self._mine = False
            self._free.release()

    async def called(self) -> None:
        """See `Stop.called`."""
        await self._hold.called()

    async def over(self) -> None:
        """See `Stop.over`."""
        self.leave()
        await self._hold.over()
        await self.take()


@attrs.define(eq=False, repr=False)
class Places:
    """All places.

    Attributes:
        number: How many encodes may run at once.
    """

    number: int
    _free: asyncio.Semaphore = attrs.field(
        init=False, default=attrs.Factory(lambda self: asyncio.Semaphore(self.number), takes_self=True)
    )

    @asynccontextmanager
    async def one(self, hold: Hold | None) -> AsyncIterator[Place]:
        """Wait for a place, and have it inside."""
        place = Place(self._free, hold or Hold())
        await place.take()
        try:
            yield place
        finally:
            place.leave()
