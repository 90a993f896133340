"""Keeps the line: what time alone moves in it, and jobs whose run could not say how it ended."""

from datetime import UTC, datetime

import attrs
from loguru import logger

from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import RUNNING, JobState, Mover
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.jobs.lease import Lease
from boss_bot.domain.ports import Clock
from boss_bot.queue.scheduling.demands import Demands

_AT_ONCE = 20  # jobs that are raised a level in one round, so that a huge line holds nobody up
_LEAST_WAIT = 0.1  # seconds: a moment that has just passed must not make the loop spin


@attrs.define(eq=False, repr=False)
class Keeper:
    """Tends the line between two claims.

    Attributes:
        queue: Tells of what was moved, and knows how far runs were.
    """

    store: JobStore
    clock: Clock
    queue: Demands
    _orphans: set[Lease] = attrs.field(factory=set, init=False)
    _due: datetime | None = attrs.field(default=datetime.min.replace(tzinfo=UTC), init=False)

    def orphaned(self, lease: Lease) -> None:
        """Note a job whose run ended because the store could not be written; it goes back when that is over."""
        self._orphans.add(lease)

    async def tend(self) -> None:
        """Put back what has no run, promote what has waited for another try, raise what has waited long.

        Raises:
            StoreUnavailableError: It has to be done again later.
        """
        for lease in list(self._orphans):
            await self._put_back(lease)
            self._orphans.discard(lease)
        now = self.clock.now()
        if self._due is None or now < self._due:
            return  # nothing has changed since `wait` looked, but for what comes later still
        while job := await self.store.promote(now):
            self.queue.told(job)
        for _ in range(_AT_ONCE):
            if not (job := await self.store.age(now, after=self.queue.limits.age_seconds)):
                return
            self.queue.told(job)

    async def wait(self) -> float | None:
        """Return the seconds until time alone moves something, None when nothing waits for that."""
        now = self.clock.now()
        self._due = due = await self.store.due(now, age=self.queue.limits.age_seconds)
        return None if due is None else max(_LEAST_WAIT, (due - now).total_seconds())

    async def leave(self) -> None:
        """Put back what still counts as running, so that the next start takes it for no crash."""
        try:
            for job in await self.store.in_states(RUNNING):
                await self._put_back(Lease.of(job))
        except StoreUnavailableError:
            logger.warning("the store takes nothing back; the next start does it")

    async def _put_back(self, lease: Lease) -> None:
        """Put a job whose run was stopped on purpose back into the line; that is no crash of it."""
        found = await self.store.get(lease.job)
        if found and found.state.running:
            kept, back = self.queue.kept(lease.job), JobState.QUEUED
            self.queue.told(await self.store.move(lease.job, back, by=Mover.RECOVERY, epoch=lease.epoch, **kept))
