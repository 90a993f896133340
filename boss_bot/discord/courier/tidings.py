"""Tells members of an end that is not their own doing when the job's card cannot: once, whatever dies in between."""

import asyncio

import attrs
import hikari
from loguru import logger

from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.ways import DirectWay
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import job_card
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import Job, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Content, Fate, Parcel, Route
from boss_bot.domain.members.denials import EndedByManagerError


@attrs.define(eq=False, repr=False)
class Tidings:
    """Brings the last card of a job that failed, or that a manager has ended, to its member."""

    dispatch: Dispatch
    _tasks: set[asyncio.Task[None]] = attrs.field(factory=set, init=False)
    _closed: bool = attrs.field(default=False, init=False)

    def ended(self, look: Look, *, seen: bool) -> None:
        """See to it that a member hears of an end that is not their own doing; what they wanted needs no telling.

        Args:
            look: The job.
            seen: Whether its own card says so already; then that is only written down.
        """
        if not _is_news(look.job) or self._closed:
            return
        task = asyncio.create_task(self._bring(look, seen=seen), name=f"tidings {look.job.id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Leave the rest to the next start."""
        self._closed = True
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _bring(self, look: Look, *, seen: bool) -> None:
        try:
            if await self._needed(look):
                await self._tell(look, seen=seen)
        except BossBotError as error:
            logger.bind(job=look.job.id).warning("a failure is told later: {}", type(error).__name__)

    async def _needed(self, look: Look) -> bool:
        """Say whether this failure, rather than an earlier one of the job, is still to be told."""
        ended = look.job.finished_at or look.at
        for parcel in await self.dispatch.journal.of(look.job.id):
            if parcel.content is Content.NEWS and parcel.at >= ended:
                fate = parcel.fate
                if fate is Fate.OPEN and parcel.route is Route.CARD:  # it was written down after the card had said it
                    await self.dispatch.journal.settle(parcel.number, fate := Fate.SENT)
                elif fate is Fate.OPEN:
                    way = DirectWay(self.dispatch.pen, look)
                    fate = await self.dispatch.find_out(way, parcel, job_card(look), ())
                    if parcel.route is Route.INBOX:
                        self.dispatch.boxes.put(look)
                if fate is not Fate.REFUSED:
                    return False
        return True

    async def _tell(self, look: Look, *, seen: bool) -> None:
        journal, way = self.dispatch.journal, DirectWay(self.dispatch.pen, look)
        if seen:
            await journal.settle((await self._intend(look, Route.CARD)).number, Fate.SENT)
            return
        if look.job.request.terms.direct and await self._by_message(look, way):
            return
        await journal.settle((await self._intend(look, Route.INBOX)).number, Fate.SENT)
        self.dispatch.boxes.put(look)

    async def _by_message(self, look: Look, way: DirectWay) -> bool:
        """Tell by a direct message; False when none reaches the member."""
        try:
            channel = await way.channel()
        except hikari.HikariError as error:
            log_refusal(error, "a way to the member", job=look.job.id)
            return False
        parcel = await self._intend(look, Route.DIRECT, channel)
        return await self.dispatch.send(way, parcel, job_card(look)) is None

    async def _intend(self, look: Look, route: Route, channel: int | None = None) -> Parcel:
        now = self.dispatch.clock.now()
        return await self.dispatch.journal.intend(look.job.id, Content.NEWS, route, now, channel=channel)


def _is_news(job: Job) -> bool:
    by_manager = job.error is not None and job.error.name == EndedByManagerError.__name__
    return job.state is JobState.FAILED or (job.state is JobState.CANCELLED and by_manager)
