"""The queue of one machine: one loop that claims jobs from the store until it gives none.

The store's claim is the only judge of order and of slots, so a job that is paused, cancelled or done frees its slot the
moment the store knows it.
"""

import asyncio
from collections.abc import AsyncIterator

import attrs

from boss_bot.domain.errors.refusals import DrainingError, StoreUnavailableError
from boss_bot.domain.jobs.job import Job, Request
from boss_bot.domain.jobs.job_queue import Handler
from boss_bot.domain.jobs.lease import JobEvent, Lease
from boss_bot.domain.keeping.headroom import EndlessHeadroom, Headroom
from boss_bot.queue.scheduling.demands import Demands
from boss_bot.queue.scheduling.keeper import Keeper
from boss_bot.queue.scheduling.recovery import recover

_STORE_PAUSE = 1.0  # seconds until a store that could not be used is asked again


@attrs.define(eq=False, repr=False)
class Scheduler(Demands):
    """Implements `domain.job_queue.JobQueue` over a store.

    Attributes:
        headroom: Says whether there is room on the disk for another download.
        up: Set when what a crash left has been taken up.
        ending: Whether the bot ends; one that drains alone may take jobs again.
    """

    headroom: Headroom = attrs.field(factory=EndlessHeadroom)
    up: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    ending: bool = attrs.field(default=False, init=False)
    _keeper: Keeper = attrs.field(init=False)
    _over: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)

    def __attrs_post_init__(self) -> None:
        self._keeper = Keeper(self.store, self.clock, self)

    async def enqueue(self, request: Request) -> Job:
        """See `JobQueue.enqueue`."""
        if self.draining:
            raise DrainingError
        limits = self.limits
        job = await self.store.add(request, capacity=limits.capacity, slots=limits.concurrent, now=self.clock.now())
        self.told(job)
        return job

    async def run(self, handler: Handler) -> None:
        """See `JobQueue.run`."""
        self.handler = handler
        try:
            await handler.resumed(await recover(self.store, self.clock, poison=self.limits.retry.poison))
            self.up.set()
            wait: float | None = 0.0
            while not self.ending:
                await self.news.within(wait)
                wait = await self._round(handler)
        finally:
            self._over.set()

    def watch(self, guild: int | None = None) -> AsyncIterator[JobEvent]:
        """See `JobQueue.watch`."""
        return self.events.watch(guild)

    def give_back(self, lease: Lease) -> None:
        """See `JobQueue.give_back`."""
        self._keeper.orphaned(lease)
        self.news.tell()

    def wake(self) -> None:
        """Look for work: time has passed, or something was changed behind the queue's back."""
        self.news.tell()

    async def idle(self) -> None:
        """Wait until no run is left; jobs that wait for a slot or are paused do not count."""
        if self.handler:
            await self.handler.idle()

    async def drain(self) -> None:
        """See `JobQueue.drain`.

        What does not end within ``drain_seconds`` is killed; it goes on from its bytes at the next start.
        """
        self.draining = self.ending = True
        self.news.tell()
        if self.handler is None:
            return
        await self._over.wait()
        await self.handler.wind_down(self.limits.drain_seconds)
        await self._keeper.leave()

    async def _round(self, handler: Handler) -> float | None:
        """Start what may run, and return after how many seconds to look again at the latest."""
        try:
            await self._keeper.tend()
            while not self.draining and await self._started_one(handler):
                pass
            return await self._keeper.wait()
        except StoreUnavailableError:  # it is in the log; nothing is lost, and it may pass
            return _STORE_PAUSE

    async def _started_one(self, handler: Handler) -> bool:
        async with self.turn:
            may_fetch = self.headroom.lacks is None
            job = await self.store.claim(self.limits.slots, self.clock.now(), may_fetch=may_fetch)
            if job is None:
                return False
            self.claimed(job)
            self.events.tell(job)
            await handler.begin(job)
            return True
