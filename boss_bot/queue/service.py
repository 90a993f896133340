"""The use cases: submit, pause, resume, cancel, look. Every front end drives the queue through this."""

import asyncio
from weakref import WeakValueDictionary

import attrs

from boss_bot.domain.delivery import ReplyHandle
from boss_bot.domain.errors import DrainingError, TooLateError, WrongSiteError
from boss_bot.domain.job import Job, JobId, JobState, Request
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.link import parse_link
from boss_bot.domain.look import Look
from boss_bot.domain.ports import Clock, Courier
from boss_bot.queue.ask import Actor, Ask, Limits
from boss_bot.queue.board import Board
from boss_bot.queue.rights import job_for
from boss_bot.queue.scheduler import Scheduler
from boss_bot.sites import site_for

_LIVE = frozenset(state for state in JobState if not state.over)


@attrs.define
class QueueService:
    """What members may do with downloads; each call answers with one `Look` or raises one `BossBotError`."""

    store: JobStore
    board: Board
    scheduler: Scheduler
    clock: Clock
    courier: Courier
    limits: Limits
    exempt: frozenset[str] = frozenset()
    enabled: frozenset[str] = frozenset()
    _locks: WeakValueDictionary[JobId, asyncio.Lock] = attrs.field(factory=WeakValueDictionary, init=False)

    async def submit(self, ask: Ask) -> Look:
        """Take a request through the text gate into the queue.

        Raises:
            BossBotError: The link is not for us, or there is no room at the moment; its class says which.
        """
        link = parse_link(ask.text, exempt=self.exempt)
        site = site_for(link, exempt=self.exempt, enabled=self.enabled)
        if ask.site is not None and site.name != ask.site:
            raise WrongSiteError(wanted=ask.site, host=link.host)
        if self.scheduler.draining:
            raise DrainingError
        request = Request(
            ask.key, link, site.name, ask.actor.user, ask.actor.guild, ask.channel, ask.size_limit, ask.reply,
            ask.options,
        )  # fmt: skip
        job = await self.store.add(request, capacity=self.limits.capacity, now=self.clock.now())
        look = await self.board.look(job)
        self.scheduler.wake()
        return look

    async def pause(self, job_id: JobId, by: Actor) -> Look:
        """Stop a download where it is, or hold it in the line. Pausing a paused one changes nothing.

        Raises:
            TooLateError: The job is past its download.
        """
        async with self._presses(job_id):
            job = await job_for(self.store, job_id, by)
            if job.state is not JobState.PAUSED:
                live = self.board.live(job_id).progress
                kept = {"done_bytes": live.done, "total_bytes": live.total} if live else {}
                moved = await self.store.move(job_id, JobState.PAUSED, **kept)
                if moved is None:
                    raise TooLateError(state=(await job_for(self.store, job_id, by)).state.name.lower())
                await self.scheduler.park(job_id)
                job = moved
            return await self._shown(job)

    async def resume(self, job_id: JobId, by: Actor) -> Look:
        """Put a paused job back into the line; resuming one that is not paused changes nothing."""
        async with self._presses(job_id):
            job = await job_for(self.store, job_id, by)
            if job.state is JobState.PAUSED:
                job = await self.store.move(job_id, JobState.QUEUED) or await job_for(self.store, job_id, by)
                self.scheduler.wake()
            return await self._shown(job)

    async def cancel(self, job_id: JobId, by: Actor) -> Look:
        """End a job for good and delete its partial files.

        Raises:
            TooLateError: Its files are on their way to Discord already.
        """
        async with self._presses(job_id):
            job = await job_for(self.store, job_id, by)
            moved = await self.store.move(job_id, JobState.CANCELLED, finished_at=self.clock.now())
            if moved is None:
                raise TooLateError(state=(await job_for(self.store, job_id, by)).state.name.lower())
            await self.scheduler.stop_job(job)
            return await self._shown(moved)

    async def mine(self, by: Actor) -> list[Look]:
        """Look at a member's jobs of this server that are not over, newest first."""
        return [await self.board.look(job) for job in await self.store.of_member(by.user, by.guild, _LIVE)]

    async def renew(self, job_id: JobId, by: Actor, reply: ReplyHandle) -> None:
        """Keep the fresher right to edit the card, which a click of the owner brings."""
        job = await job_for(self.store, job_id, by, over=True)
        if not job.state.over:
            await self.store.renew_reply(job_id, reply)

    async def _shown(self, job: Job) -> Look:
        """Draw the job's card too: the press may have come from another message."""
        look = await self.board.look(job)
        await self.courier.show(look)
        return look

    def _presses(self, job_id: JobId) -> asyncio.Lock:
        """Let the presses on one job act one after the other: a double press meets what the first one did."""
        return self._locks.setdefault(job_id, asyncio.Lock())
