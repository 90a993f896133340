"""Looks at the disk every few seconds, and every minute at how far the days of servers are used."""

import math

import attrs
from loguru import logger

from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.library.headroom.storeroom import Storeroom
from boss_bot.library.headroom.telling import DayTelling
from boss_bot.library.regular import Regular

_TICK = 5.0  # seconds between two looks at the disk
_TELLING = 60.0  # steady seconds between two looks at the days: each reads the use of 24 hours


@attrs.define(eq=False, repr=False)
class Watch:
    """Looks for ever; a look that fails is in the log, and the next one is made all the same.

    Attributes:
        room: Whose disk is looked at.
        telling: Tells managers of their server's day; None to tell nobody.
        tick: Seconds between two looks at the disk.
    """

    room: Storeroom
    telling: DayTelling | None = None
    tick: float = _TICK
    _told: float = attrs.field(default=-math.inf, init=False)
    _regular: Regular = attrs.field(factory=Regular, init=False)

    async def start(self) -> None:
        """Open the room as after a start, and go on looking."""
        await self.room.start()
        self._regular.start("room", self.once, lambda: self.tick)

    async def stop(self) -> None:
        """Look no more."""
        await self._regular.stop()

    async def once(self) -> None:
        """Look at what is due."""
        try:
            await self.room.look()
            now = self.room.days.steady.seconds()
            if self.telling and now - self._told >= _TELLING:
                self._told = now
                await self.telling.look()
        except (StoreUnavailableError, OSError) as error:
            logger.error("the disk could not be looked after: {}", error)
