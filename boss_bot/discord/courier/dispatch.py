"""Sends one parcel, and finds out about one that may have gone out: nothing is lost, and nothing is there twice."""

from collections.abc import Sequence
from datetime import timedelta

import attrs
import hikari

from boss_bot.discord.courier.boxes import Boxes
from boss_bot.discord.courier.pen import Pen
from boss_bot.discord.courier.refusal import Refusal, refusal_of, status_of
from boss_bot.discord.courier.search import UnsureError, find
from boss_bot.discord.courier.ways import Way
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import Card
from boss_bot.domain.errors.undelivered import UnsurePostError, UploadRefusedError
from boss_bot.domain.jobs.parcels import Fate, Journal, Parcel, Route
from boss_bot.domain.ports import Clock

NONCE_WINDOW = timedelta(minutes=2)
"""Discord remembers a nonce for "the past few minutes" (create message); we trust in the first two."""


@attrs.frozen(eq=False, repr=False)
class Dispatch:
    """Writes down, sends, writes down what became of it.

    Attributes:
        pen, journal, clock: What it works with.
        window: How long after an intent the same nonce surely makes no second message.
        boxes: For whom something may wait.
    """

    pen: Pen
    journal: Journal
    clock: Clock
    window: timedelta = NONCE_WINDOW
    boxes: Boxes = attrs.field(factory=Boxes)

    async def send(self, way: Way, parcel: Parcel, card: Card, *, again: bool = False) -> Refusal | None:
        """Send a parcel that is written down, and return how it was refused, None when it was taken.

        Args:
            way: How to send it.
            parcel: The intent.
            card: What to send.
            again: Whether an earlier try may have been taken already.

        Raises:
            UploadRefusedError: Discord has trouble, and the parcel stays open; or it does not take what was sent.
        """
        try:
            message = await way.send(parcel, card)
        except hikari.HikariError as error:
            log_refusal(error, "a parcel", job=parcel.job)
            why = refusal_of(error, by_token=way.by_token)
            if why is not Refusal.UNKNOWN:
                fate = Fate.UNKNOWN if again and why.shuts else Fate.REFUSED
                await self.journal.settle(parcel.number, fate)
            if why in (Refusal.UNKNOWN, Refusal.REFUSED):
                raise UploadRefusedError(status=status_of(error)) from None
            return why
        await self.journal.settle(parcel.number, Fate.SENT, message=message)
        return None

    async def find_out(self, way: Way | None, parcel: Parcel, card: Card, sizes: Sequence[int]) -> Fate:
        """Find out what became of an open parcel, and write it down.

        What may be repeated without harm is repeated: an edit, and a post in the time in which its nonce counts. A
        post before that is looked for; it is never simply repeated.

        Args:
            way: The parcel's way, None when it leads nowhere any more.
            parcel: The open parcel.
            card: What it holds.
            sizes: Bytes of each of its files.

        Raises:
            UploadRefusedError: Discord has trouble; it is to be tried again.
            UnsurePostError: It was a post, and nobody can find out but a person.
        """
        if parcel.route is Route.INBOX:
            return await self._settled(parcel, Fate.SENT)
        harmless = parcel.route is Route.CARD or timedelta(0) <= self.clock.now() - parcel.at < self.window
        if way is not None and harmless and way.repeats(parcel):
            why = await self.send(way, parcel, card, again=True)
            return Fate.SENT if why is None else Fate.UNKNOWN if why.shuts else Fate.REFUSED
        if parcel.route is Route.CARD:
            return await self._settled(parcel, Fate.UNKNOWN)
        try:
            found = await find(self.pen.rest, parcel, sizes)
        except UnsureError:
            raise UnsurePostError(parcel=parcel.number) from None
        except hikari.HikariError as error:
            log_refusal(error, "a look at messages", job=parcel.job)
            raise UploadRefusedError(status=status_of(error)) from None
        return await self._settled(parcel, Fate.SENT if found else Fate.REFUSED, found)

    async def _settled(self, parcel: Parcel, fate: Fate, message: int | None = None) -> Fate:
        await self.journal.settle(parcel.number, fate, message=message)
        return fate
