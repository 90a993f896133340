"""What still allows to edit one card: the token of its interaction, and the bot's own right where all see it."""

import attrs

from boss_bot.discord.courier.pen import Pen
from boss_bot.discord.courier.place import Place
from boss_bot.discord.courier.token import Token
from boss_bot.discord.views import Card
from boss_bot.domain.jobs.job import Request
from boss_bot.domain.members.delivery import ReplyHandle


@attrs.define(eq=False, repr=False)
class Rights:
    """The token is used while it lives: its edits share no budget with other cards.

    Towards its end the bot's own right is tried. Where Discord takes that, nothing ends; where it does not, there is
    time left to say by the token that the view does.

    Attributes:
        token: The one right.
        place: The other.
    """

    token: Token
    place: Place = attrs.field(factory=Place)

    def take(self, request: Request) -> None:
        """Take over what a job knows of its card."""
        self.token.renew(request.reply)
        self.place.learn(request)

    def pressed(self, reply: ReplyHandle) -> None:
        """Take over what a press on the card has brought."""
        self.token.renew(reply)
        self.place.reopen()

    @property
    def by_place(self) -> bool:
        """Whether the bot's own right is the one to use now."""
        return self.place.open and (self.token.ending is not None or not self.token.fresh)

    @property
    def lasting(self) -> bool:
        """Whether the card can be edited with time to spare."""
        return self.token.fresh or self.place.open

    @property
    def unproven(self) -> bool:
        """Whether it is time to find out by an edit whether the bot's own right is good, though nothing changed."""
        return self.by_place and not self.place.proven

    @property
    def seconds_to_change(self) -> float | None:
        """Seconds until the card has to be drawn though its job may not have changed; None when that never comes."""
        return None if self.place.open and self.place.proven else self.token.seconds_to_change

    async def write(self, pen: Pen, card: Card) -> float:
        """Redraw the card by the right that counts now; return the seconds that Discord took.

        Raises:
            hikari.HikariError: Discord does not take it.
            LookupError: There is no right at all.
        """
        with self.place.heeding(by_token=not (by_place := self.by_place)):
            if by_place:
                return await pen.redraw(self.place.channel, self.place.message, card)
            if self.token.reply is None:
                raise LookupError("a card that cannot be edited")
            return await pen.edit(self.token.reply, card)
