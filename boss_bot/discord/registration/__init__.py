"""What Discord is told of our commands: in every language, and only when something has changed."""

from boss_bot.discord.registration.described import described
from boss_bot.discord.registration.sync import CommandSync

__all__ = ["CommandSync", "described"]
