"""Keeps members calm: commands and presses that come too fast are told when the next one passes."""

import attrs
import hikari
import lightbulb

from boss_bot.discord.config import BotConfig
from boss_bot.discord.interactions.hooks import around_every_command
from boss_bot.domain.ports import Clock
from boss_bot.members import SpamGuard


@attrs.frozen
class Calm:
    """One guard for commands and one for presses; lightbulb's own forget members with each command."""

    _clock: Clock
    _commands: SpamGuard
    _presses: SpamGuard

    @classmethod
    def of(cls, config: BotConfig) -> "Calm":
        """Build the two guards as the bot is configured."""
        return cls(config.clock, SpamGuard(config.commands_a_minute), SpamGuard(config.presses_a_minute))

    @property
    def hook(self) -> lightbulb.ExecutionHook:
        """The check that runs before every command."""

        def not_too_fast(_: lightbulb.ExecutionPipeline, context: lightbulb.Context) -> None:
            self._commands.pass_by(int(context.user.id), self._clock.now())

        return around_every_command(lightbulb.ExecutionSteps.COOLDOWNS, not_too_fast)

    def pressed(self, interaction: hikari.ComponentInteraction | hikari.ModalInteraction) -> None:
        """Count a press.

        Raises:
            TooFastError: It is one too many.
        """
        self._presses.pass_by(int(interaction.user.id), self._clock.now())
