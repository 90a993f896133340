"""Headroom as a whole: admits requests, and sets bytes aside for running jobs."""

import asyncio
from collections.abc import Callable

import attrs
from loguru import logger

from boss_bot.domain.errors.faults import DiskFullError, WorkspacesFullError
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.errors.shortages import NoRoomError
from boss_bot.domain.jobs.job import Job, Request
from boss_bot.domain.jobs.lack import Lack
from boss_bot.library.headroom.days import Days
from boss_bot.library.headroom.space import Space


@attrs.define(eq=False, repr=False)
class Storeroom:
    """Implements the `Headroom` port.

    Attributes:
        days: What of a day is used.
        space: What of the disk is.
    """

    days: Days
    space: Space
    _one: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)
    _calls: list[Callable[[], None]] = attrs.field(factory=list, init=False)

    async def start(self) -> None:
        """Release what the last process had set aside, and look at the disk."""
        await self.days.usage.release_all()
        await self.space.look()

    async def admit(self, request: Request) -> None:
        """See `Headroom.admit`."""
        async with self._one:  # what is counted may not change between the look and the entry
            if await self.days.usage.knows(request):
                return
            if self.space.low:
                raise NoRoomError
            await self.days.judge(request)
            await self.days.usage.enter(request, self.days.steady.seconds())

    async def withdraw(self, request: Request) -> None:
        """See `Headroom.withdraw`."""
        await self.days.usage.withdraw(request)

    @property
    def lacks(self) -> Lack | None:
        """See `Headroom.lacks`."""
        if self.space.low:
            return Lack.DISK
        return None if self.space.fits(self.space.limits.expected) else Lack.TEMP

    def on_change(self, call: Callable[[], None]) -> None:
        """See `Headroom.on_change`."""
        self._calls.append(call)

    async def set_aside(self, job: Job, *, aside: int, comes: int) -> None:
        """Set bytes aside for a job, in the place of what was set aside for it before.

        Args:
            job: The job.
            aside: Bytes that it may need on the disk.
            comes: Bytes that are known to come: they count for the day of its member and its server.

        Raises:
            DiskFullError: Less of the disk is free than must stay so.
            WorkspacesFullError: They do not fit beside what others have.
            MemberQuotaReachedError, QuotaReachedError: The member, or the server, has not so many left today.
        """
        async with self._one:
            if self.space.low:
                raise DiskFullError
            if not self.space.fits(aside, job=job.id):
                raise WorkspacesFullError
            await self.days.judge_size(job, comes)
            await self.days.usage.reserve(job.id, comes)
            self.space.reserved[job.id] = aside

    async def settle(self, job: Job, spent: int) -> None:
        """End a job's reservation; the bytes that came count instead."""
        self.space.reserved.pop(job.id, None)
        try:
            await self.days.usage.settle(job.id, spent)
        except StoreUnavailableError:  # the next start releases it
            logger.bind(job=job.id).warning("the bytes of a download were not counted")
        self._tell()

    async def look(self) -> None:
        """Look at the disk now, and tell when that changes whether jobs may start, or why not."""
        before = self.lacks
        await self.space.look()
        if self.lacks != before:
            self._tell()

    def _tell(self) -> None:
        for call in self._calls:
            call()
