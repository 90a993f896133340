"""The part of a run in which what came is looked at, cleaned and made to fit: it can be held in the middle."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import attrs

from boss_bot.domain.jobs.hold import Hold

_T = TypeVar("_T")


@attrs.define(eq=False, repr=False)
class Making:
    """The work on the files of one run.

    While it is parked its programs stand still. After ``park_seconds`` they are given up: `run` ends with False, the
    files that came stay, and a later run begins with them. It can be parked before it begins, too.
    """

    park_seconds: float
    _hold: Hold = attrs.field(factory=Hold, init=False)
    _deadline: asyncio.Timeout | None = attrs.field(default=None, init=False)
    _taken: bool = attrs.field(default=False, init=False)
    _parked: bool = attrs.field(default=False, init=False)
    _over: bool = attrs.field(default=False, init=False)

    async def run(self, work: Callable[[Hold], Awaitable[_T]], done: Callable[[_T], Awaitable[bool]]) -> bool:
        """Do the work, then hand its result to ``done``, which says False while the job is paused.

        Returns:
            False when the work was parked for so long that it was given up.

        Raises:
            JobError: The files cannot be passed on.
        """
        try:
            async with asyncio.timeout(None) as self._deadline:
                if self._parked:
                    await self.park()
                made = await work(self._hold)
                while not await self._handed(done, made):
                    await self._hold.over()
        except TimeoutError:
            if self._deadline is None or not self._deadline.expired():
                raise
            return False
        finally:
            self._over = True
        return True

    async def _handed(self, done: Callable[[_T], Awaitable[bool]], made: _T) -> bool:
        self._taken = False
        if await done(made):
            return True
        if not self._taken:  # else the pause that ``done`` met is over already
            await self.park()
        return False

    async def park(self) -> None:
        """Let the programs stand still; harmless when they do already."""
        self._parked = True
        self._hold.stop()
        if self._deadline and self._deadline.when() is None:
            self._deadline.reschedule(asyncio.get_running_loop().time() + self.park_seconds)

    async def take(self) -> bool:
        """Let the programs go on; False when there are none to go on with."""
        if self._over or (self._deadline and self._deadline.expired()):
            return False
        if self._deadline:
            self._deadline.reschedule(None)
        self._parked, self._taken = False, True
        self._hold.go()
        return True
