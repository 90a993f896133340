"""Into the message that all see as the job's card, by the bot's own right, once the token of its answer is over."""

import attrs

from boss_bot.discord.courier.place import OLD, age_of
from boss_bot.discord.courier.ways import ChannelWay
from boss_bot.discord.views import Card
from boss_bot.domain.jobs.parcels import Parcel, Route


@attrs.define(eq=False, repr=False)
class PlaceWay(ChannelWay):
    """One message, so one parcel: an edit may be repeated as often as it takes. Further ones are posts in the channel.

    Nor does it take anything once the message is an hour old: an edit tells nobody, and a post at the end of the
    channel does. The limit of a file is the channel's, not that of its member.

    Attributes:
        filled: Whether the message holds files already.
    """

    filled: bool = False
    route: Route = Route.CARD

    @property
    def usable(self) -> bool:
        """See `Way.usable`."""
        return self.place.open and not self.filled and age_of(self.look) <= OLD

    def repeats(self, parcel: Parcel) -> bool:
        """See `Way.repeats`: what was to go beside the card is known by its message, or has never gone out whole."""
        return self.place.open and (parcel.message is not None or not self.filled)

    async def channel(self) -> int | None:
        """See `Way.channel`."""
        return None

    async def send(self, parcel: Parcel, card: Card) -> int | None:
        """See `Way.send`."""
        place = self.place
        if parcel.message is not None:
            await self.pen.redraw(place.channel, parcel.message, card)
            return parcel.message
        with place.heeding():
            await self.pen.redraw(place.channel, place.message, card)
        self.filled = True
        return None
