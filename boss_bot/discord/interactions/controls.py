"""Finds the handler of each used control of a panel: settings, privacy, administration.

Their handlers stand beside their commands, like those of buttons.
"""

from collections.abc import Mapping

import attrs
import lightbulb

from boss_bot.discord.ids.control_id import parse_control_id
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.calm import Calm
from boss_bot.discord.interactions.control_use import ControlUse, Used, texts_of, values_of
from boss_bot.discord.interactions.errors import error_card
from boss_bot.discord.interactions.loader import ButtonHandler
from boss_bot.discord.interactions.press import actor_of
from boss_bot.domain.errors.refusals import BossBotError


@attrs.frozen(eq=False, repr=False)
class ControlRouter:
    """Routes uses of controls; everything else is for the router of buttons."""

    _client: lightbulb.Client
    _handlers: Mapping[str, ButtonHandler]
    _calm: Calm

    async def took(self, interaction: Used) -> bool:
        """Answer the use of a control; False when it is none of ours."""
        meant = parse_control_id(interaction.custom_id)
        handler = self._handlers.get(meant.action) if meant else None
        if meant is None or handler is None:
            return False
        answer = Answer(interaction)
        try:
            self._calm.pressed(interaction)
            use = ControlUse(
                actor_of(interaction),
                meant.argument,
                values_of(interaction),
                texts_of(interaction),
                interaction,
                answer,
            )
            contexts = lightbulb.di.Contexts
            enter = self._client.di.enter_context
            async with answer.in_time(), enter(contexts.DEFAULT), enter(contexts.LISTENER):
                await handler(use)
        except BossBotError as error:
            await answer.whisper(error_card(error))
        return True
