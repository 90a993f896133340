"""The ways by which files reach a member: into their own card, into a channel, as a direct message."""

from typing import Protocol

import attrs
import hikari

from boss_bot.discord.courier.batches import is_first
from boss_bot.discord.courier.pen import Pen
from boss_bot.discord.courier.place import Place
from boss_bot.discord.views import Card
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.jobs.parcels import Parcel, Route
from boss_bot.domain.members.delivery import BOOSTED_UPLOADS, UPLOAD_BYTES
from boss_bot.domain.members.preferences import Notify


class Way(Protocol):
    """One way to a member. What Discord refuses leaves a method as `hikari.HikariError`.

    Attributes:
        route: What the journal calls it.
        by_token: Whether it goes by an interaction's token: no other way takes larger files.
    """

    route: Route
    by_token: bool

    @property
    def usable(self) -> bool:
        """Whether it takes a further message now."""
        ...

    def repeats(self, parcel: Parcel) -> bool:
        """Say whether an open parcel may be sent once more."""
        ...

    async def channel(self) -> int | None:
        """Return the id of the channel that it leads to, None for the member's own card."""
        ...

    async def limit(self) -> int | None:
        """Return how many bytes a file may have, None for those that the files were made to fit to."""
        ...

    async def send(self, parcel: Parcel, card: Card) -> int | None:
        """Send a parcel and return its message; repeated soon after, it makes no second one."""
        ...


@attrs.define(eq=False, repr=False)
class DirectWay:
    """As direct messages."""

    pen: Pen
    look: Look
    place: Place = attrs.field(factory=Place)
    route: Route = Route.DIRECT
    by_token: bool = False

    @property
    def usable(self) -> bool:
        """See `Way.usable`: what a moderator has deleted is sent by no way; the files wait in the inbox."""
        return not self.place.removed

    def repeats(self, parcel: Parcel) -> bool:  # noqa: ARG002 - nothing counts but the way
        """See `Way.repeats`."""
        return self.usable

    async def channel(self) -> int | None:
        """See `Way.channel`."""
        return await self.pen.open_direct(self.look.job.request.owner)

    async def limit(self) -> int | None:
        """See `Way.limit`."""
        return UPLOAD_BYTES

    async def send(self, parcel: Parcel, card: Card) -> int | None:
        """See `Way.send`."""
        return await self.pen.post(parcel.channel or 0, card, nonce=parcel.nonce)


@attrs.define(eq=False, repr=False)
class ChannelWay(DirectWay):
    """Into the channel where the member asked, for all to see."""

    route: Route = Route.CHANNEL

    async def channel(self) -> int | None:
        """See `Way.channel`: the one that the server has named, unless it may not show what is marked 18+."""
        request = self.look.job.request
        named = None if self.look.job.for_adults else request.terms.post_channel
        return named or request.channel

    async def limit(self) -> int | None:
        """See `Way.limit`: what the server's boosts give."""
        guild = self.look.job.request.guild
        if guild is None:
            return UPLOAD_BYTES
        try:
            tier = (await self.pen.rest.fetch_guild(guild)).premium_tier
        except hikari.HikariError:  # not a member there; then posting will tell
            return UPLOAD_BYTES
        return BOOSTED_UPLOADS.get(int(tier), UPLOAD_BYTES)

    async def send(self, parcel: Parcel, card: Card) -> int | None:
        """See `Way.send`; the first message notifies the member who asked, if they want to be."""
        request = self.look.job.request
        told = [request.owner] if is_first(parcel.files) and request.terms.mentions else ()
        silent = request.terms.notify is Notify.NONE
        return await self.pen.post(parcel.channel or 0, card, nonce=parcel.nonce, mentioning=told, silent=silent)
