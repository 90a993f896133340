"""Into the member's own answer, by the token of its interaction."""

import attrs

from boss_bot.discord.courier.pen import Pen
from boss_bot.discord.courier.place import Place
from boss_bot.discord.courier.token import Token
from boss_bot.discord.views import Card, more_files_card
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Fate, Journal, Parcel, Route


@attrs.define(eq=False, repr=False)
class CardWay:
    """Into the member's own answer: the first parcel by an edit, each further one beside it.

    An edit may be repeated. A further message has no nonce (Discord takes one only with the bot's own token), so an
    empty one is made first, written down, and then filled: what a crash may leave behind is one without files.

    Attributes:
        pen, journal, token, look: What it works with.
        beside: Whether the token is that of a live panel, below which the files go.
        place: What is known of that answer's message, where all see it.
        after: The last parcel that went into an earlier answer than the one of this token.
    """

    pen: Pen
    journal: Journal
    token: Token
    look: Look
    place: Place = attrs.field(factory=Place)
    after: int = 0
    beside: bool = False
    route: Route = Route.CARD
    by_token: bool = True

    @property
    def usable(self) -> bool:
        """Whether the token lives, with time to spare."""
        return self.token.fresh

    def repeats(self, parcel: Parcel) -> bool:  # noqa: ARG002 - nothing counts but the token
        """See `Way.repeats`."""
        return self.usable

    async def channel(self) -> int | None:
        """See `Way.channel`."""
        return None

    async def limit(self) -> int | None:
        """See `Way.limit`."""
        return None

    async def send(self, parcel: Parcel, card: Card) -> int | None:
        """See `Way.send`."""
        reply = self.token.reply
        if reply is None:
            raise LookupError("a card without a token")
        message = parcel.message
        if message is None:
            if not await self._begun(parcel):
                with self.place.heeding(by_token=True):
                    await self.pen.edit(reply, card)
                return None
            message = await self.pen.follow_up(
                reply, more_files_card(self.look), private=not self.look.job.request.terms.open_card
            )
            await self.journal.address(parcel.number, message)
        await self.pen.edit_follow_up(reply, message, card)
        return message

    async def _begun(self, parcel: Parcel) -> bool:
        """Say whether the card itself holds an earlier parcel, or shows something else."""
        return self.beside or any(
            one.route is Route.CARD and one.content is parcel.content and one.fate is Fate.SENT
            for one in await self.journal.of(parcel.job)
            if self.after < one.number < parcel.number
        )
