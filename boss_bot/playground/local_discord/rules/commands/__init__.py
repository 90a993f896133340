"""Rules for application commands and for answers to autocomplete."""

from boss_bot.playground.local_discord.rules.commands.choices import check_choices
from boss_bot.playground.local_discord.rules.commands.registration import check_command, check_commands

__all__ = ["check_choices", "check_command", "check_commands"]
