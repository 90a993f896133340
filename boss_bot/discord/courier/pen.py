"""Writes to Discord what the courier has to say: edits by an interaction's token, direct messages by the bot's own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import attrs
import hikari

from boss_bot.discord.views import Card
from boss_bot.domain.delivery import ReplyHandle

# Discord's error codes (topics/opcodes-and-status-codes): unknown message, unknown webhook, invalid webhook token.
_GONE_CODES = frozenset({10008, 10015, 50027})


def is_gone(error: hikari.HikariError) -> bool:
    """Say whether an error means that this token can edit its message no more."""
    if isinstance(error, hikari.UnauthorizedError | hikari.NotFoundError):
        return True
    return isinstance(error, hikari.BadRequestError | hikari.ForbiddenError) and error.code in _GONE_CODES


@attrs.define(eq=False)
class FirstAlone:
    """Lets one request of a route through alone until Discord has answered one; then it stands open.

    Until hikari has seen a route's rate-limit headers, all tokens share one bucket, and that bucket takes on the
    budget of the first token: fifty first edits after a restart would wait for minutes.
    """

    _open: bool = attrs.field(default=False, init=False)
    _turn: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until the request may go out."""
        if not self._open:
            async with self._turn:
                if not self._open:
                    yield
                    self._open = True  # not after an error, whose answer may have had no such headers
                    return
        yield


@attrs.define(eq=False)
class Pen:
    """Writes cards. Every method raises `hikari.HikariError` when Discord does not take them."""

    rest: hikari.api.RESTClient
    _edits: FirstAlone = attrs.field(factory=FirstAlone, init=False)
    _posts: FirstAlone = attrs.field(factory=FirstAlone, init=False)

    async def edit(self, reply: ReplyHandle, card: Card) -> None:
        """Redraw the message that a token belongs to, also an ephemeral one."""
        async with self._edits.turn():
            await self.rest.edit_interaction_response(reply.application, reply.token, components=card)

    async def send_direct(self, member: int, card: Card, *, nonce: str) -> None:
        """Send a direct message; repeated with the same nonce within a few minutes it is sent once.

        Args:
            member: Discord user id.
            card: What to send.
            nonce: At most 25 characters (Discord: create message).
        """
        channel = await self.rest.create_dm_channel(member)
        async with self._posts.turn():
            await self.rest.create_message(channel, components=card, nonce=nonce)
