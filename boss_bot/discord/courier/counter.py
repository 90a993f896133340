"""The counter where the files of a job are handed over at its end."""

from collections.abc import Awaitable, Iterator

import attrs
import hikari

from boss_bot.discord.courier.addresses import address_of
from boss_bot.discord.courier.batches import Files, keyed
from boss_bot.discord.courier.calling import call
from boss_bot.discord.courier.delivery import Delivery
from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.load import Load
from boss_bot.discord.courier.refusal import Refusal, closed_channel
from boss_bot.discord.courier.rights import Rights
from boss_bot.discord.courier.routing import ways_of
from boss_bot.discord.courier.token import Token
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import Card, handed_card, not_posted_card, too_large_card
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Route


@attrs.define(eq=False, repr=False)
class Counter:
    """Hands files over by the best way there is.

    Attributes:
        filled: Jobs that are not over and whose own card holds files, or may: nothing is to be drawn over it.
    """

    _dispatch: Dispatch
    filled: set[JobId] = attrs.field(factory=set, init=False)

    async def take_up(self) -> None:
        """Learn which cards hold files from before the start.

        Raises:
            StoreUnavailableError: The journal cannot be read.
        """
        self.filled |= await self._dispatch.journal.begun()

    async def hand_over(self, look: Look, files: Files, rights: Rights, *, beside: Token | None = None) -> None:
        """Hand a job's files over, and say in its card where they are.

        Args:
            look: The job.
            files: Its files.
            rights: To edit its own card.
            beside: The token of another live card of its member's in the same channel, None where there is none.

        Raises:
            FileTooLargeError: Discord takes none of them by any way.
            UploadRefusedError: Discord has trouble, or does not take what was sent.
            UnsurePostError: Nobody but a person can tell whether they are in the channel already.
        """
        job, dispatch = look.job.id, self._dispatch
        ways = await ways_of(dispatch, look, rights, beside)
        delivery = Delivery(Load(dispatch, look, keyed(files)), ways)
        try:
            await delivery.run()
        finally:
            self.filled.discard(job)
            if Route.CARD in delivery.routes:
                self.filled.add(job)
        delivery.check()
        await self._say_where(delivery, rights)
        if Route.INBOX in delivery.routes:
            await call(dispatch, look)
        self.filled.discard(job)

    async def _say_where(self, delivery: Delivery, rights: Rights) -> None:
        """Draw the last card of a job whose files went elsewhere; losing it costs nothing."""
        look, pen, reply = delivery.load.look, self._dispatch.pen, rights.token.reply
        if not rights.lasting:
            return
        if Route.CARD not in delivery.routes:
            await _tried(rights.write(pen, handed_card(look, delivery.routes, await self._link(look))), look)
        if reply is None or not rights.token.fresh:
            return
        for note in _notes(delivery):
            await _tried(pen.follow_up(reply, note), look)

    async def _link(self, look: Look) -> str:
        """Return the address of the first post of a job in its channel; empty where there is none."""
        request = look.job.request
        for parcel in await self._dispatch.journal.of(look.job.id):
            if parcel.route is Route.CHANNEL and parcel.message:
                return address_of(request, parcel.channel, parcel.message)
        return ""


def _notes(delivery: Delivery) -> Iterator[Card]:
    """Draw what a member is told besides: files that went out by no way, and why a post was not made."""
    look, shut = delivery.load.look, delivery.shut
    if delivery.too_large:
        yield too_large_card(look, delivery.too_large)
    if Route.CHANNEL in shut and Route.CHANNEL not in delivery.routes:
        yield not_posted_card(look, closed_channel(shut[Route.CHANNEL]))
    elif shut.get(Route.CARD) is Refusal.AUTOMOD:
        yield not_posted_card(look, closed_channel(Refusal.AUTOMOD))


async def _tried(request: Awaitable[object], look: Look) -> None:
    """Wait until Discord has taken something, or has not: losing it costs nothing."""
    try:
        await request
    except hikari.HikariError as error:
        log_refusal(error, "a card", job=look.job.id)
