"""Keeps the line: what time alone moves in it, and jobs whose run could not say how it ended."""

import attrs
from loguru import logger

from boss_bot.domain.errors import StoreUnavailableError
from boss_bot.domain.job import RUNNING, Job, JobId
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.ports import Clock
from boss_bot.queue.ask import Limits
from boss_bot.queue.recovery import put_back

_AT_ONCE = 20  # jobs that are raised a level in one round, so that a huge line holds nobody up
_LEAST_WAIT = 0.1  # seconds: a moment that has just passed must not make the loop spin


@attrs.define
class Keeper:
    """Tends the line between two claims."""

    store: JobStore
    clock: Clock
    limits: Limits
    _orphans: dict[JobId, Job] = attrs.field(factory=dict, init=False)

    def orphaned(self, job: Job) -> None:
        """Note a job whose run ended because the store could not be written; it goes back when that is over."""
        self._orphans[job.id] = job

    async def tend(self) -> None:
        """Put back what has no run, promote what has waited for another try, raise what has waited long.

        Raises:
            StoreUnavailableError: It has to be done again later.
        """
        for job in list(self._orphans.values()):
            await put_back(self.store, job)
            del self._orphans[job.id]
        now = self.clock.now()
        while await self.store.promote(now):
            pass
        for _ in range(_AT_ONCE):
            if not await self.store.age(now, after=self.limits.age_seconds):
                return

    async def wait(self) -> float | None:
        """Return the seconds until time alone moves something, None when nothing waits for that."""
        now = self.clock.now()
        due = await self.store.due(now, age=self.limits.age_seconds)
        return None if due is None else max(_LEAST_WAIT, (due - now).total_seconds())

    async def leave(self) -> None:
        """Put back what was claimed in the very moment of a stop, so that the next start takes it for no crash."""
        try:
            for job in await self.store.in_states(RUNNING):
                await put_back(self.store, job)
        except StoreUnavailableError:
            logger.warning("the store takes nothing back; the next start does it")
