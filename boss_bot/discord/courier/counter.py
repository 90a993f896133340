"""The counter where the files of a job are handed over at its end."""

import attrs
import hikari

from boss_bot.discord.courier.batches import Files, keyed
from boss_bot.discord.courier.calling import call
from boss_bot.discord.courier.card_way import CardWay
from boss_bot.discord.courier.delivery import Delivery
from boss_bot.discord.courier.dispatch import Dispatch
from boss_bot.discord.courier.load import Load
from boss_bot.discord.courier.refusal import closed_channel
from boss_bot.discord.courier.token import Token
from boss_bot.discord.courier.ways import ChannelWay, DirectWay, Way
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import handed_card, not_posted_card, too_large_card
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Route
from boss_bot.domain.members.delivery import Visibility


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

    async def hand_over(self, look: Look, files: Files, token: Token, *, beside: Token | None = None) -> None:
        """Hand a job's files over, and say in its card where they are.

        Args:
            look: The job.
            files: Its files.
            token: Of its own card.
            beside: Of another live card of its member's in the same channel, None where there is none.

        Raises:
            FileTooLargeError: Discord takes none of them by any way.
            UploadRefusedError: Discord has trouble, or does not take what was sent.
            UnsurePostError: Nobody but a person can tell whether they are in the channel already.
        """
        job, dispatch = look.job.id, self._dispatch
        card = CardWay(dispatch.pen, dispatch.journal, token, look)
        if beside and not token.fresh:
            card = CardWay(dispatch.pen, dispatch.journal, beside, look, beside=True)
        ways: list[Way] = [card]
        if look.job.request.terms.direct and not look.job.for_adults:
            ways.append(DirectWay(dispatch.pen, look))
        if look.job.request.visibility is Visibility.POST:
            ways.insert(1 if look.job.request.terms.open_card else 0, ChannelWay(dispatch.pen, look))
        delivery = Delivery(Load(dispatch, look, keyed(files)), ways)
        try:
            await delivery.run()
        finally:
            self.filled.discard(job)
            if Route.CARD in delivery.routes:
                self.filled.add(job)
        delivery.check()
        await self._say_where(delivery, token)
        if Route.INBOX in delivery.routes:
            await call(dispatch, look)
        self.filled.discard(job)

    async def _say_where(self, delivery: Delivery, token: Token) -> None:
        """Draw the last card of a job whose files went elsewhere; losing it costs nothing."""
        look, pen = delivery.load.look, self._dispatch.pen
        if not token.fresh or token.reply is None:
            return
        try:
            if Route.CARD not in delivery.routes:
                await pen.edit(token.reply, handed_card(look, delivery.routes, await self._link(look)))
            if delivery.too_large:
                await pen.follow_up(token.reply, too_large_card(look, delivery.too_large))
            if (why := delivery.shut.get(Route.CHANNEL)) and Route.CHANNEL not in delivery.routes:
                await pen.follow_up(token.reply, not_posted_card(look, closed_channel(why)))
        except hikari.HikariError as error:
            log_refusal(error, "a card", job=look.job.id)

    async def _link(self, look: Look) -> str:
        """Return the address of the first post of a job in its channel; empty where there is none."""
        request = look.job.request
        for parcel in await self._dispatch.journal.of(look.job.id):
            if parcel.route is Route.CHANNEL and parcel.message:
                return f"https://discord.com/channels/{request.guild or '@me'}/{parcel.channel}/{parcel.message}"
        return ""
