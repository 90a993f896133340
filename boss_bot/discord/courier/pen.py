"""Writes to Discord what the courier has to say: by an interaction's token, or by the bot's own."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence

import attrs
import hikari

from boss_bot.discord.courier.budget import Budget
from boss_bot.discord.courier.first_alone import FirstAlone
from boss_bot.discord.views import Card
from boss_bot.domain.members.delivery import ReplyHandle

_REMEMBERED = 1000  # further messages


@attrs.define(eq=False, repr=False)
class Pen:
    """Writes cards. Every method raises `hikari.HikariError` when Discord does not take them."""

    rest: hikari.api.RESTClient
    _budget: Budget = attrs.field(factory=Budget, init=False)
    _redraws: FirstAlone = attrs.field(factory=FirstAlone, init=False)
    _makers: OrderedDict[int, ReplyHandle] = attrs.field(factory=OrderedDict, init=False)
    _edits: FirstAlone = attrs.field(factory=FirstAlone, init=False)
    _posts: FirstAlone = attrs.field(factory=FirstAlone, init=False)
    _follow_ups: FirstAlone = attrs.field(factory=FirstAlone, init=False)
    _parts: FirstAlone = attrs.field(factory=FirstAlone, init=False)

    async def edit(self, reply: ReplyHandle, card: Card) -> float:
        """Redraw the message that a token belongs to, also an ephemeral one; return the seconds that it took."""
        async with self._edits.turn():
            begun = asyncio.get_running_loop().time()
            await self.rest.edit_interaction_response(reply.application, reply.token, components=card)
            return asyncio.get_running_loop().time() - begun

    async def redraw(self, channel: int, message: int, card: Card) -> float:
        """Redraw a message of the bot's in a channel by its own right; return the seconds that Discord took."""
        await self._budget.turn()
        async with self._redraws.turn():
            begun = asyncio.get_running_loop().time()
            await self.rest.edit_message(channel, message, components=card)
            return asyncio.get_running_loop().time() - begun

    async def empty(self, reply: ReplyHandle, card: Card) -> None:
        """Redraw the message that a token belongs to, and take its files from it."""
        async with self._edits.turn():
            await self.rest.edit_interaction_response(reply.application, reply.token, components=card, attachments=None)

    async def follow_up(self, reply: ReplyHandle, card: Card, *, private: bool = True) -> int:
        """Add a message, by default for the token's member alone, and return its id. Repeated, it is there twice."""
        async with self._follow_ups.turn():
            flags = hikari.MessageFlag.EPHEMERAL if private else hikari.UNDEFINED
            message = await self.rest.execute_webhook(reply.application, reply.token, components=card, flags=flags)
        self._makers[int(message.id)] = reply
        if len(self._makers) > _REMEMBERED:
            self._makers.popitem(last=False)
        return int(message.id)

    def maker(self, message: int) -> ReplyHandle | None:
        """Return the handle that added a message and can take it back; None when it was before the last start."""
        return self._makers.get(message)

    async def delete_follow_up(self, reply: ReplyHandle, message: int) -> None:
        """Delete a message that was added, by the handle that did so."""
        await self.rest.delete_webhook_message(reply.application, reply.token, message)

    async def edit_follow_up(self, reply: ReplyHandle, message: int, card: Card) -> None:
        """Redraw a message that was added."""
        async with self._parts.turn():
            await self.rest.edit_webhook_message(reply.application, reply.token, message, components=card)

    async def open_direct(self, member: int) -> int:
        """Return the channel of direct messages with a member (Discord user id)."""
        return int((await self.rest.create_dm_channel(member)).id)

    async def post(
        self, channel: int, card: Card, *, nonce: str, mentioning: Sequence[int] = (), silent: bool = False
    ) -> int:
        """Post a message and return its id; repeated with the same nonce within a few minutes it is posted once.

        Args:
            channel: Discord channel id.
            card: What to post.
            nonce: At most 25 characters (Discord: create message).
            mentioning: Discord user ids of those who may be notified by it.
            silent: Whether it notifies nobody at all.
        """
        users = list(mentioning) or hikari.UNDEFINED
        flags = hikari.MessageFlag.SUPPRESS_NOTIFICATIONS if silent else hikari.UNDEFINED
        async with self._posts.turn():
            message = await self.rest.create_message(
                channel, components=card, nonce=nonce, user_mentions=users, flags=flags
            )
        return int(message.id)
