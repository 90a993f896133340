"""One interaction's answer: sent within Discord's three seconds, whatever the work behind it takes.

Discord: an interaction that is not answered within 3 seconds is void (error 10062); one that is answered can not be
answered again (40060), only edited or followed up (Receiving and Responding).
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import attrs
import hikari

from boss_bot.discord.interactions.pressed_message import answered_message
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import Card
from boss_bot.domain.members.delivery import TOKEN_LIFE, ReplyHandle

Answerable = hikari.CommandInteraction | hikari.ComponentInteraction | hikari.ModalInteraction

_ALREADY_ACKNOWLEDGED = 40060
_PATIENCE = 1.0  # seconds of work before we ask Discord for more time
_EPHEMERAL = hikari.MessageFlag.EPHEMERAL
_kind = hikari.ResponseType


@attrs.define(eq=False, repr=False)
class Answer:
    """The answer to one interaction. Nothing here raises when Discord refuses it: it is logged, and said by False.

    A command is answered with a message of its own that only its member sees. A press is answered by redrawing the
    message the button is on (`show`), or with such a message (`whisper`).

    Attributes:
        interaction: What is answered.
        sent: Set once Discord has taken an answer or a deferral.
        public: Whether a command is answered for all to see, as far as Discord lets it.
    """

    interaction: Answerable
    sent: asyncio.Event = attrs.field(factory=asyncio.Event)
    public: bool = False
    _turn: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)

    @property
    def handle(self) -> ReplyHandle:
        """The right to edit the answered message for the next fifteen minutes."""
        it = self.interaction
        return ReplyHandle(int(it.application_id), it.token, it.created_at + TOKEN_LIFE, answered_message(it))

    @property
    def redraws(self) -> bool:
        """Whether it redraws the message of a press, or of a form that a press opened."""
        return getattr(self.interaction, "message", None) is not None

    async def show(self, card: Card) -> bool:
        """Show a card in the interaction's own message: a new one for a command, the pressed one for a press."""
        async with self._turn:
            if self.sent.is_set():
                return await self._edit(card)
            return await self._first(_kind.MESSAGE_UPDATE if self.redraws else _kind.MESSAGE_CREATE, card)

    async def whisper(self, card: Card) -> bool:
        """Show a card that only this member sees, and leave the message that was pressed as it is."""
        async with self._turn:
            if not self.sent.is_set():
                return await self._first(_kind.MESSAGE_CREATE, card)
            if isinstance(self.interaction, hikari.CommandInteraction):
                return await self._edit(card)
            return await self.add(card)

    @asynccontextmanager
    async def in_time(self) -> AsyncIterator[None]:
        """Ask Discord for more time if the work inside takes longer than a second."""
        loop, late = asyncio.get_running_loop(), list[asyncio.Task[None]]()
        timer = loop.call_later(_PATIENCE, lambda: late.append(loop.create_task(self._defer(), name="defer")))
        try:
            yield
        finally:
            timer.cancel()
            if late:  # a deferral that is on its way must arrive, or nobody knows what was answered
                await asyncio.wait(late)

    async def _defer(self) -> None:
        async with self._turn:
            if not self.sent.is_set():
                await self._first(_kind.DEFERRED_MESSAGE_UPDATE if self.redraws else _kind.DEFERRED_MESSAGE_CREATE)

    async def _first(self, kind: hikari.ResponseType, card: Card | None = None) -> bool:
        redraws = kind in (_kind.MESSAGE_UPDATE, _kind.DEFERRED_MESSAGE_UPDATE)
        request = self.interaction.app.rest.create_interaction_response(
            self.interaction.id,
            self.interaction.token,
            kind,
            components=hikari.UNDEFINED if card is None else card,
            flags=hikari.UNDEFINED if redraws or self.public else _EPHEMERAL,
        )
        if await self._taken(request):
            self.sent.set()
        return self.sent.is_set()

    async def _edit(self, card: Card) -> bool:
        it, rest = self.interaction, self.interaction.app.rest
        return await self._taken(rest.edit_interaction_response(it.application_id, it.token, components=card))

    async def add(self, card: Card) -> bool:
        """Add a message that only this member sees, below an answer that was sent."""
        it, rest = self.interaction, self.interaction.app.rest
        return await self._taken(rest.execute_webhook(it.application_id, it.token, components=card, flags=_EPHEMERAL))

    async def _taken(self, request: Awaitable[object]) -> bool:
        """Wait for a request and say whether Discord took it."""
        try:
            await request
        except hikari.HikariError as error:
            if isinstance(error, hikari.BadRequestError) and error.code == _ALREADY_ACKNOWLEDGED:
                return True  # the reply was lost, hikari asked again, and Discord has it already
            log_refusal(error, "an answer", interaction=int(self.interaction.id))
            return False
        return True
