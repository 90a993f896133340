"""The only room that speaks hikari and lightbulb: commands, buttons, cards, and the courier of the queue."""

from boss_bot.discord.bot import DiscordBot
from boss_bot.discord.config import BotConfig, TokenRefusedError, UnreachedError
from boss_bot.discord.status import HealthSource
from boss_bot.discord.words import words_for

__all__ = ["BotConfig", "DiscordBot", "HealthSource", "TokenRefusedError", "UnreachedError", "words_for"]
