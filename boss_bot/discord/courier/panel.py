"""The updater of one job's card: the newest look wins, one request at a time, and the last look is always drawn."""

import asyncio

import attrs

from boss_bot.discord.courier.order import overtaken
from boss_bot.discord.courier.pace import Pace
from boss_bot.discord.courier.sheet import Sheet
from boss_bot.discord.courier.tree import Tree, tree_of
from boss_bot.discord.courier.turn import Turn
from boss_bot.discord.views import Card, job_card
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.delivery import ReplyHandle


@attrs.define(eq=False, repr=False)
class Panel:
    """Draws one card for as long as its job lives and there is a right to edit it.

    Attributes:
        sheet: The message that the card is drawn on.
        pace: When to draw.
        newest: What to draw, None until the first look.
        turn: Held by whoever writes to the card: the updater, a press, the delivery.
    """

    sheet: Sheet
    pace: Pace
    newest: Look | None = attrs.field(default=None, init=False)
    turn: Turn = attrs.field(factory=Turn, init=False)
    _changed: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _drawn: Tree | None = attrs.field(default=None, init=False)
    _answers: int = attrs.field(default=0, init=False)

    def offer(self, look: Look) -> None:
        """Take a look to draw; one that tells of an earlier time is dropped."""
        rights, newest = self.sheet.rights, self.newest
        rights.take(look.job.request)
        if newest and newest.job.state is not look.job.state:
            rights.place.reopen()
        if not overtaken(look, self.newest):
            self.newest = look
            self.pace.heard(look, asyncio.get_running_loop().time())
            self._changed.set()

    def nudge(self, *, soon: bool) -> None:
        """Look again at what is to be drawn: a job beside this one has changed."""
        if soon:
            self.pace.stir(asyncio.get_running_loop().time())
        self._changed.set()

    def answered(self, look: Look, card: Card, reply: ReplyHandle) -> None:
        """Note that a press has drawn the card, and brought a fresher token."""
        self.sheet.rights.pressed(reply)
        self._drawn, self._answers = tree_of(card), self._answers + 1
        self.pace.drawing()
        newest = self.newest  # progress that came while the answer was on its way is newer than the answer
        later = newest is not None and newest.at > look.at and not overtaken(newest, look)
        self.newest = newest if later or overtaken(look, newest) else look
        self.pace.drew(look, asyncio.get_running_loop().time())
        self._changed.set()

    async def live(self) -> None:
        """Draw until the job is over."""
        while True:
            await self._wait(self.sheet.rights.seconds_to_change)
            await self._wait_for_pace()
            async with self.turn:
                await self.draw()
            if self.newest and self.newest.job.state.over and not self._changed.is_set():
                return

    async def draw(self) -> None:
        """Draw the newest look, if that changes anything. The caller holds the turn."""
        self._changed.clear()
        self.pace.drawing()
        if self.newest:
            await self.sheet.clear_up(self.newest)
        rights = self.sheet.rights
        while (look := self.newest) and (card := self.sheet.card(look)):
            if (tree := tree_of(card)) == self._drawn and not rights.unproven:
                return
            answers, by_place = self._answers, rights.by_place
            done = await self.sheet.write(card, look)
            self.pace.took(self.sheet.seconds)
            # A press was answered meanwhile, and nobody knows which of the two came last; or there is another right.
            if answers != self._answers or not (done or by_place is rights.by_place):
                self._drawn = None
                continue
            self._drawn = tree if done else None
            self.pace.drew(look, asyncio.get_running_loop().time())
            if self.sheet.to_be_tried_again:
                self._changed.set()
            return

    @property
    def seen(self) -> bool:
        """Whether the message shows the newest look."""
        return self.newest is not None and self._drawn == tree_of(job_card(self.newest))

    async def _wait_for_pace(self) -> None:
        loop = asyncio.get_running_loop()
        while self.newest and (wait := self.pace.due(self.newest) - loop.time()) > 0:
            self._changed.clear()
            if not await self._wait(min(wait, self.sheet.rights.seconds_to_change or wait)):
                return

    async def _wait(self, seconds: float | None) -> bool:
        """Wait for something to draw; False when the time was up first."""
        try:
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        except TimeoutError:
            return False
        return True
