"""The use cases: submit, pause, resume, cancel, look. Every front end drives the queue through this."""

import attrs
from loguru import logger

from boss_bot.domain.errors.refusals import DrainingError, JobIsOverError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.lease import Want
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.delivery import ReplyHandle
from boss_bot.domain.members.denials import EndedByManagerError
from boss_bot.queue.ask import Ask, Limits
from boss_bot.queue.use_cases.choices import Choices
from boss_bot.queue.use_cases.intake import request_of, taken_in
from boss_bot.queue.use_cases.rights import job_for, managed_job


@attrs.define(eq=False, repr=False)
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
        if self.scheduler.draining:  # nothing else is asked of a store that is about to be closed
            raise DrainingError
        request = await request_of(ask, self.members, exempt=self.exempt, enabled=self.enabled)
        job = await taken_in(self.scheduler, self.board.headroom, request)
        return await self.board.promised(job)

    async def pause(self, job_id: JobId, by: Actor) -> Look:
        """Stop a download where it is, or hold it in the line. Pausing a paused one changes nothing.

        Raises:
            TooLateError: The job is past its download.
        """
        return await self._wanted(job_id, Want.PAUSE, by)

    async def resume(self, job_id: JobId, by: Actor) -> Look:
        """Put a paused job back into the line; resuming one that is not paused changes nothing."""
        return await self._wanted(job_id, Want.RESUME, by)

    async def cancel(self, job_id: JobId, by: Actor) -> Look:
        """End a job for good and delete its partial files.

        Raises:
            TooLateError: Its files are on their way to Discord already.
        """
        return await self._wanted(job_id, Want.CANCEL, by)

    async def retry(self, job_id: JobId, by: Actor) -> Look:
        """Try a failed job again from the start of its counts, or a waiting one at once; others stay as they are.

        Raises:
            BossBotError: It is done or cancelled, no place is free, or the bot is shutting down.
        """
        if self.scheduler.draining:
            raise DrainingError
        (await self.members.standing(by)).let_in()
        return await self._wanted(job_id, Want.RETRY, by)

    async def move_up(self, job_id: JobId, by: Actor) -> Look:
        """Let a waiting job change places with the first of its member's; nobody else's place moves."""
        return await self._wanted(job_id, Want.MOVE_UP, by)

    async def manage(self, job_id: JobId, want: Want, by: Actor) -> Look:
        """Do what a manager of the server wants of a member's download: the log names them.

        A download that they cancel says on its card that it was a manager who did.

        Raises:
            UnknownJobError: It is none of this server's.
            NotYourJobError: They do not manage it.
            BossBotError: It cannot be done; its class says why.
        """
        async with self._presses.on(job_id):
            job = await managed_job(self.store, job_id, await self.members.standing(by), by)
            if want is not Want.RETRY and job.state.over:
                raise JobIsOverError(state=job.state.name.lower())
            logger.bind(job=job_id, manager=by.user).info("a manager of the server wants: {}", want.value)
            return await self._shown(await self.scheduler.request(job_id, want, why=record(EndedByManagerError())))

    async def renew(self, job_id: JobId, by: Actor, reply: ReplyHandle) -> None:
        """Keep the fresher right to edit the card, which a click of the owner brings."""
        job = await job_for(self.store, job_id, by, over=True)
        if not job.state.over:
            await self.store.renew_reply(job_id, reply)

    async def _wanted(self, job_id: JobId, want: Want, by: Actor) -> Look:
        """Have done what the owner wants, and draw the job's card too: the press may have come from another message."""
        async with self._presses.on(job_id):
            await job_for(self.store, job_id, by, over=want is Want.RETRY)
            return await self._shown(await self.scheduler.request(job_id, want))
