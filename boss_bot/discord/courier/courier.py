"""The courier: the one who draws the cards of jobs and hands their files over. Implements `domain.ports.Courier`."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import attrs
import hikari

from boss_bot.discord.courier.delivery import hand_over
from boss_bot.discord.courier.order import overtaken
from boss_bot.discord.courier.pace import Pace
from boss_bot.discord.courier.panel import Panel
from boss_bot.discord.courier.panels import Panels
from boss_bot.discord.courier.pen import Pen
from boss_bot.discord.courier.sheet import Sheet
from boss_bot.discord.courier.token import Token
from boss_bot.discord.views import Card
from boss_bot.domain.delivery import ReplyHandle
from boss_bot.domain.job import JobId, JobState
from boss_bot.domain.look import Look
from boss_bot.domain.media import StoredFile
from boss_bot.domain.ports import Clock


@attrs.define(eq=False)
class Courier:
    """Speaks to members about their jobs.

    Attributes:
        clock: Tells when the right to edit a card ends.
    """

    _pen: Pen
    clock: Clock
    _panels: Panels
    _handing_over: set[JobId] = attrs.field(factory=set, init=False)

    @classmethod
    def to(cls, rest: hikari.api.RESTClient, clock: Clock, *, interval: float) -> "Courier":
        """Build a courier that writes through ``rest``, progress at most every ``interval`` seconds."""
        pen = Pen(rest)
        return cls(pen, clock, Panels(lambda: Panel(Sheet(pen, Token(clock)), Pace(interval))))

    async def show(self, look: Look) -> None:
        """Have the job's card drawn anew. Never raises, never waits: a lost edit costs nothing.

        A completed job is not drawn: its last card holds the files, and only `deliver` draws that.
        """
        last = self._panels.last(look.job.id)
        if look.job.state is JobState.COMPLETED:
            return
        if last is None or not (look.job.state is last.job.state or overtaken(look, last)):
            self._panels.open(look.job.id).offer(look)

    async def deliver(self, look: Look, files: Sequence[tuple[StoredFile, Path]]) -> None:
        """Hand the files over; on return they are with the member, and nothing draws over them any more.

        Raises:
            UnreachableMemberError: The card has ended and direct messages are closed.
            FileTooLargeError, UploadRefusedError: Discord did not take the files.
        """
        job = look.job.id
        panel = self._panels.open(job)
        panel.offer(look)
        self._handing_over.add(job)
        try:
            async with panel.turn:
                await panel.draw()
                await hand_over(self._pen, panel.sheet.token, look, files)
                self._panels.end(attrs.evolve(look, job=attrs.evolve(look.job, state=JobState.COMPLETED)))
        finally:
            self._handing_over.discard(job)

    def handing_over(self, job: JobId) -> bool:
        """Say whether the job's files are on their way, so that its card must be left alone."""
        return job in self._handing_over

    def reaches(self, look: Look) -> bool:
        """Say whether the job's own card can still be edited."""
        panel = self._panels.get(look.job.id)
        return (panel.sheet.token if panel else Token(self.clock, look.job.request.reply)).fresh

    def last(self, job: JobId) -> Look | None:
        """Return the last look at a job that is over, as far back as this process remembers."""
        panel = self._panels.get(job)
        newest = panel.newest if panel else self._panels.last(job)
        return newest if newest and newest.job.state.over else None

    @asynccontextmanager
    async def quiet(self, job: JobId) -> AsyncIterator[None]:
        """Hold back edits of a job's card while a press on it is answered."""
        panel = self._panels.get(job)
        if panel is None:
            yield
            return
        async with panel.quiet():
            yield

    async def answered(self, look: Look, card: Card, reply: ReplyHandle) -> None:
        """Note that a press has drawn a job's card, and go on drawing with the token that the press brought."""
        if look.job.state.over and self._panels.get(look.job.id) is None:
            self._panels.end(look)
        else:
            self._panels.open(look.job.id).answered(look, card, reply)

    async def close(self) -> None:
        """Stop drawing; cards stand as they are."""
        await self._panels.close()
