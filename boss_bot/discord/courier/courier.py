"""The courier: the one who draws the cards of jobs and hands their files over. Implements `domain.ports.Courier`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import timedelta

import attrs

from boss_bot.discord.courier.batches import Files
from boss_bot.discord.courier.counter import Counter
from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.inbox import Inbox
from boss_bot.discord.courier.neighbours import Neighbours
from boss_bot.discord.courier.order import overtaken
from boss_bot.discord.courier.removal import Removal
from boss_bot.discord.courier.sharing import Sharing
from boss_bot.discord.courier.tidings import Tidings
from boss_bot.discord.courier.token import Token
from boss_bot.discord.views import Card
from boss_bot.domain.jobs.job import JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import ReplyHandle

_TOLD_FOR = timedelta(hours=24)  # older failures are no news


@attrs.define(eq=False, repr=False)
class Courier:
    """Speaks to members about their jobs.

    Attributes:
        inbox: What waits for members whom no message reached.
        sharing: Sends files of jobs that are done elsewhere.
        removal: Takes back what was sent.
        cards: Those that are live.
    """

    inbox: Inbox
    sharing: Sharing
    removal: Removal
    cards: Neighbours
    _dispatch: Dispatch
    _counter: Counter
    _tidings: Tidings
    _handing_over: set[JobId] = attrs.field(factory=set, init=False)

    async def take_up(self) -> None:
        """Go on after a start: leave cards alone that hold files, and tell of failures that nobody heard of."""
        await self._counter.take_up()
        self._dispatch.boxes.fill(await self._dispatch.journal.addressees())
        now = self._dispatch.clock.now()
        for job in await self._dispatch.journal.untold(now - _TOLD_FOR):
            await self.show(Look(job, now))

    async def show(self, look: Look) -> None:
        """Have the job's card drawn anew. Never raises, never waits: a lost edit costs nothing.

        A completed job is not drawn: its last card holds the files, and only `deliver` draws that.
        """
        job, last = look.job, self.cards.panels.last(look.job.id)
        if job.state is JobState.COMPLETED:
            return
        if job.id in self._counter.filled:
            self._tidings.ended(look, seen=False)
        elif last is None or not (job.state is last.job.state or overtaken(look, last)):
            self.cards.offer(look)

    async def deliver(self, look: Look, files: Files) -> None:
        """Hand the files over; on return they are with the member, or in their inbox, and nothing draws over them.

        Raises:
            FileTooLargeError, UploadRefusedError, UnsurePostError: They are not; see `Counter.hand_over`.
        """
        job = look.job.id
        panel = self.cards.offer(look)
        self._handing_over.add(job)
        try:
            async with panel.turn:
                if job not in self._counter.filled:
                    await panel.draw()
                beside = self.cards.company.lent(look)
                await self._counter.hand_over(look, files, panel.sheet.rights, beside=beside)
                self.cards.panels.end(attrs.evolve(look, job=attrs.evolve(look.job, state=JobState.COMPLETED)))
        finally:
            self._handing_over.discard(job)
            if job in self._counter.filled:
                self.cards.panels.leave(job)

    def handing_over(self, job: JobId) -> bool:
        """Say whether the job's files are on their way, so that its card must be left alone."""
        return job in self._handing_over

    def reaches(self, look: Look) -> bool:
        """Say whether the job's own card can still be edited."""
        panel = self.cards.panels.get(look.job.id)
        return panel.sheet.rights.lasting if panel else Token(self._dispatch.clock, look.job.request.reply).fresh

    def last(self, job: JobId) -> Look | None:
        """Return the last look at a job that is over, as far back as this process remembers."""
        panel = self.cards.panels.get(job)
        newest = panel.newest if panel else self.cards.panels.last(job)
        return newest if newest and newest.job.state.over else None

    @asynccontextmanager
    async def quiet(self, job: JobId) -> AsyncIterator[None]:
        """Hold back edits of a job's card while a press on it is answered."""
        panel = self.cards.panels.get(job)
        async with panel.turn.quiet() if panel else nullcontext():
            yield

    def answered(self, look: Look, card: Card, reply: ReplyHandle) -> None:
        """Note that a press has drawn a job's card, and go on drawing with the token that the press brought."""
        self.cards.answered(look, card, reply)
        if look.job.id in self._counter.filled and (panel := self.cards.panels.get(look.job.id)):
            panel.sheet.rights.token.left = None  # its last message holds files

    async def close(self) -> None:
        """Stop drawing; cards stand as they are."""
        await self.cards.panels.close()
        await self._tidings.close()
