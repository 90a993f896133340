"""The use cases: submit, pause, resume, cancel, look. Every front end drives the queue through this."""

import attrs

from boss_bot.domain.actor import Actor
from boss_bot.domain.delivery import ReplyHandle
from boss_bot.domain.errors import DrainingError, TooLateError
from boss_bot.domain.job import JobId, JobState, Mover
from boss_bot.domain.look import Look
from boss_bot.queue.again import again
from boss_bot.queue.ask import Ask, Limits
from boss_bot.queue.choices import Choices
from boss_bot.queue.intake import request_of, taken_in
from boss_bot.queue.rights import job_for


@attrs.define
class QueueService(Choices):
    """What members may do with downloads; each call answers with one `Look` or raises one `BossBotError`."""

    limits: Limits
    exempt: frozenset[str] = frozenset()
    enabled: frozenset[str] = frozenset()

    async def submit(self, ask: Ask) -> Look:
        """Take a request through the text gate into the queue.

        Raises:
            BossBotError: The link is not for us, or there is no room at the moment; its class says which.
        """
        if self.scheduler.draining:
            raise DrainingError
        request = await request_of(ask, self.members, exempt=self.exempt, enabled=self.enabled)
        job = await taken_in(self.board, request, capacity=self.limits.capacity, now=self.clock.now())
        try:
            return await self.board.promised(job)
        finally:  # it is accepted, whatever becomes of the look at it
            self.scheduler.wake()

    async def pause(self, job_id: JobId, by: Actor) -> Look:
        """Stop a download where it is, or hold it in the line. Pausing a paused one changes nothing.

        Raises:
            TooLateError: The job is past its download.
        """
        async with self._presses.on(job_id):
            job = await job_for(self.store, job_id, by)
            if job.state is not JobState.PAUSED:
                moved = await self.store.move(job_id, JobState.PAUSED, by=Mover.USER, **self.board.kept(job_id))
                if moved is None:
                    raise TooLateError(state=(await job_for(self.store, job_id, by)).state.name.lower())
                await self.scheduler.park(job_id)
                job = moved
            return await self._shown(job)

    async def resume(self, job_id: JobId, by: Actor) -> Look:
        """Put a paused job back into the line; resuming one that is not paused changes nothing."""
        async with self._presses.on(job_id):
            job = await job_for(self.store, job_id, by)
            if job.state is JobState.PAUSED:
                resumed = await self.store.move(job_id, JobState.QUEUED, by=Mover.USER)
                job = resumed or await job_for(self.store, job_id, by)
                self.scheduler.wake()
            return await self._shown(job)

    async def cancel(self, job_id: JobId, by: Actor) -> Look:
        """End a job for good and delete its partial files.

        Raises:
            TooLateError: Its files are on their way to Discord already.
        """
        async with self._presses.on(job_id):
            job = await job_for(self.store, job_id, by)
            finished = self.clock.now()
            moved = await self.store.move(job_id, JobState.CANCELLED, by=Mover.USER, finished_at=finished)
            if moved is None:
                raise TooLateError(state=(await job_for(self.store, job_id, by)).state.name.lower())
            await self.scheduler.stop_job(job)
            return await self._shown(moved)

    async def retry(self, job_id: JobId, by: Actor) -> Look:
        """Try a failed job again from the start of its counts, or a waiting one at once; others stay as they are.

        Raises:
            BossBotError: It is done or cancelled, no place is free, or the bot is shutting down.
        """
        async with self._presses.on(job_id):
            if self.scheduler.draining:
                raise DrainingError
            standing, job = await self.members.standing(by), await job_for(self.store, job_id, by, over=True)
            moved = await again(self.store, standing, job, capacity=self.limits.capacity, now=self.clock.now())
            self.scheduler.wake()
            return await self._shown(moved)

    async def move_up(self, job_id: JobId, by: Actor) -> Look:
        """Let a waiting job change places with the first of its member's; nobody else's place moves."""
        async with self._presses.on(job_id):
            await job_for(self.store, job_id, by)
            await self.store.move_up(job_id)
            self.scheduler.wake()
            return await self._shown(await job_for(self.store, job_id, by))

    async def renew(self, job_id: JobId, by: Actor, reply: ReplyHandle) -> None:
        """Keep the fresher right to edit the card, which a click of the owner brings."""
        job = await job_for(self.store, job_id, by, over=True)
        if not job.state.over:
            await self.store.renew_reply(job_id, reply)
