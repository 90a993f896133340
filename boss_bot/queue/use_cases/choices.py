"""What a member may do about the versions of a video, and what each press needs."""

import attrs

from boss_bot.domain.jobs.job import Job, JobId
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.ports import Clock, Courier
from boss_bot.queue.running.choosing import choose
from boss_bot.queue.scheduling.scheduler import Scheduler
from boss_bot.queue.use_cases.presses import Presses
from boss_bot.queue.use_cases.reads import Reads
from boss_bot.queue.use_cases.rights import job_for


@attrs.define(eq=False, repr=False)
class Choices(Reads):
    """The use case of the choice, and the parts that every press shares."""

    scheduler: Scheduler
    clock: Clock
    courier: Courier
    _presses: Presses = attrs.field(factory=Presses, init=False)

    async def choose(self, job_id: JobId, number: int, by: Actor) -> Look:
        """Take one of the versions that a job offers, counted from 0; it goes back into the line.

        Raises:
            TooLateError: It does not ask any more, or offers no such version.
        """
        async with self._presses.on(job_id):
            job = await job_for(self.store, job_id, by, over=True)
            capacity, now = self.board.limits.capacity, self.clock.now()
            chosen = await choose(self.store, job, number, capacity=capacity, now=now)
            self.scheduler.told(chosen)
            return await self._shown(chosen)

    async def _shown(self, job: Job) -> Look:
        """Draw the job's card too: the press may have come from another message."""
        look = await self.board.look(job)
        await self.courier.show(look)
        return look
