"""Space: what is free on the disk, what workspaces hold, and what is set aside for running jobs."""

import asyncio
from collections.abc import Mapping

import attrs
from loguru import logger

from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.keeping.headroom import Disk, SpaceLimits
from boss_bot.library.cleanup import Cleaner
from boss_bot.library.headroom.disk import sizes_in


@attrs.define(eq=False, repr=False)
class Space:
    """Knows whether there is space, and makes some.

    Attributes:
        disk: The disk of the data directory.
        limits: What is allowed.
        cleaner: Makes space when there is none.
        low: Whether less than the floor was free, and not yet a tenth of it more again.
        temp: Bytes and files of each workspace, as they were last looked at.
        reserved: Bytes that are set aside, by job.
    """

    disk: Disk
    limits: SpaceLimits
    cleaner: Cleaner
    low: bool = attrs.field(default=False, init=False)
    temp: Mapping[str, tuple[int, int]] = attrs.field(factory=dict, init=False)
    reserved: dict[JobId, int] = attrs.field(factory=dict, init=False)

    async def look(self) -> None:
        """Look at disk and workspaces; below the floor, delete what may go, and say so once in the log."""
        await self.weigh()
        if self._is_low():
            if not self.low:
                logger.error("less than {} bytes are free on the disk: nothing new starts", self.limits.floor)
            self.low = True
            await self.cleaner.emergency(lambda: not self._is_low())
            await self.weigh()
        elif not self.fits(self.limits.expected):
            await self.cleaner.leftovers()
            await self.weigh()
        if self.low and not self._is_low():
            logger.info("there is space on the disk again: jobs start")
            self.low = False

    def fits(self, size: int, *, job: JobId | None = None) -> bool:
        """Say whether one more job of so many bytes fits into the workspaces.

        While no other job runs each one fits: else paused ones that fill them could never go on.

        Args:
            size: Bytes that it needs in all.
            job: The job, where it has a reservation already.
        """
        others = {*self.temp, *self.reserved} - {job}
        taken = sum(max(self.temp.get(name, (0, 0))[0], self.reserved.get(JobId(name), 0)) for name in others)
        return taken + size <= self.limits.temp or not self.reserved.keys() - {job}

    async def weigh(self) -> None:
        """Look at what workspaces hold; nothing is changed."""
        self.temp = await asyncio.to_thread(sizes_in, self.cleaner.desk.places.temp)

    def _is_low(self) -> bool:
        floor = self.limits.floor + (self.limits.floor // 10 if self.low else 0)
        return self.disk.free() < floor
