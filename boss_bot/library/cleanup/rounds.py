"""When the scans run: every five minutes, every hour, and once a day when nothing is going on."""

from collections.abc import Awaitable, Callable

import attrs
from loguru import logger

from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import RUNNING
from boss_bot.domain.keeping.cleanups import Cleanup
from boss_bot.domain.keeping.folders import SteadyMemory
from boss_bot.library.cleanup.cleaner import Cleaner
from boss_bot.library.regular import Regular
from boss_bot.library.steady import SteadyClock

SHORT = 300.0
HOURLY = 3_600.0
DAILY = 86_400.0
"""Seconds between two scans of a kind (the product document's schedule)."""

_PATIENCE = 6 * 3_600.0  # seconds that the daily scan waits for a moment in which nothing runs


@attrs.define(eq=False, repr=False)
class Rounds:
    """Runs the scans that are due. Steady time decides, so a clock that is set neither skips nor repeats one."""

    cleaner: Cleaner
    steady: SteadyClock
    memory: SteadyMemory
    tick: float = SHORT
    failures: int = attrs.field(default=0, init=False)
    _regular: Regular = attrs.field(factory=Regular, init=False)

    async def start(self) -> None:
        """Take up the steady time, clear up what the last process left, and begin."""
        await self.steady.take_up(self.memory)
        await self.cleaner.start()
        self._regular.start("clean-up", self.once, lambda: self.tick)

    async def stop(self) -> None:
        """End; a scan that is under way is left where it is, the next one goes on."""
        await self._regular.stop()

    async def once(self) -> None:
        """Run what is due now. What fails is in the log, counts in ``failures``, and is tried again the next time."""
        try:
            await self.steady.remember(self.memory)
            await self.cleaner.short()
            await self._when_due("hourly", HOURLY, self.cleaner.hourly)
            if await self._is_due("daily", DAILY + _PATIENCE) or not await self._busy():
                await self._when_due("daily", DAILY, self.cleaner.daily)
        except (StoreUnavailableError, OSError) as error:
            self.failures += 1
            logger.error("a clean-up failed: {}", error)

    async def _when_due(self, kind: str, every: float, scan: Callable[[], Awaitable[Cleanup]]) -> None:
        if await self._is_due(kind, every):
            await scan()

    async def _is_due(self, kind: str, every: float) -> bool:
        last = await self.cleaner.log.last(kind)
        return last is None or not 0 <= self.steady.seconds() - last[1] < every

    async def _busy(self) -> bool:
        return bool(await self.cleaner.desk.jobs.in_states(RUNNING))
