"""What members want of their jobs: pause, resume, cancel, another try, an earlier turn."""

import asyncio
from contextlib import suppress

import attrs

from boss_bot.domain.errors.refusals import (
    DrainingError,
    JobIsOverError,
    StoreUnavailableError,
    TooLateError,
    UnknownJobError,
)
from boss_bot.domain.jobs.error_record import ErrorRecord
from boss_bot.domain.jobs.job import MOVES, Job, JobId, JobState, Mover
from boss_bot.domain.jobs.job_queue import Handler
from boss_bot.domain.jobs.lease import Want
from boss_bot.queue.ask import Limits
from boss_bot.queue.scheduling.again import again
from boss_bot.queue.scheduling.leases import Leases


@attrs.define(eq=False, repr=False)
class Demands(Leases):
    """The half of `JobQueue` that members are behind.

    Attributes:
        draining: Whether nothing new is taken any more.
        handler: Runs the jobs, None before `run`.
        turn: Held from a claim until the handler has it, and from a pause or a cancel until the run is stopped, or
            another job of the fetch has it: neither may meet the other half-way.
    """

    limits: Limits
    draining: bool = attrs.field(default=False, init=False)
    handler: Handler | None = attrs.field(default=None, init=False)
    turn: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)

    async def request(self, job: JobId, want: Want, *, why: ErrorRecord | None = None) -> Job:
        """See `JobQueue.request`."""
        found = await self._found(job)
        if want is Want.RETRY:
            return await self._again(found)
        if found.state.over:
            raise JobIsOverError(state=found.state.name.lower())
        match want:
            case Want.PAUSE:
                return await self._pause(found)
            case Want.CANCEL:
                return await self._cancel(found, why)
            case Want.RESUME if found.state is JobState.PAUSED:
                self.told(await self.store.move(job, JobState.QUEUED, by=Mover.USER))
            case Want.MOVE_UP:
                await self.store.move_up(job)
        found = await self._found(job)
        self.told(found)
        return found

    async def _pause(self, job: Job) -> Job:
        if job.state is JobState.PAUSED:
            return job
        async with self.turn:
            moved = await self.store.move(job.id, JobState.PAUSED, by=Mover.USER, **self.kept(job.id))
            if moved is None:
                raise TooLateError(state=(await self._found(job.id)).state.name.lower())
            self.told(moved)
            if self.handler and not await self._passed_on(job):
                await self.handler.hold(moved)
        return moved

    async def _cancel(self, job: Job, why: ErrorRecord | None) -> Job:
        async with self.turn:
            over = self.clock.now()
            moved = await self.store.move(job.id, JobState.CANCELLED, by=Mover.USER, finished_at=over, error=why)
            if moved is None:
                found = await self._found(job.id)
                state = JobState.UPLOADING if JobState.CANCELLED in MOVES[found.state] else found.state
                raise TooLateError(state=state.name.lower())  # what a crash left may be with the member already
            self.told(moved)
            if self.handler:
                await self._passed_on(job)
                await self.handler.stop(moved)
        return moved

    async def _again(self, job: Job) -> Job:
        if self.draining:
            raise DrainingError
        moved = await again(self.store, job, capacity=self.limits.capacity, now=self.clock.now())
        self.told(moved)
        return moved

    async def _passed_on(self, job: Job) -> bool:
        """Let another job of the same fetch go on in the run of one that leaves it; False when there is none."""
        if self.draining or self.handler is None or not job.state.running:
            return False
        with suppress(StoreUnavailableError):  # then it starts in its turn, from the bytes that are there
            if follower := await self.store.claim(self.limits.slots, self.clock.now(), fetch=job.fetch):
                self.claimed(follower)
                self.events.tell(follower)
                await self.handler.begin(follower)
                return True
        return False

    async def _found(self, job: JobId) -> Job:
        found = await self.store.get(job)
        if found is None:
            raise UnknownJobError
        return found
