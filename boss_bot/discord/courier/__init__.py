"""The courier: draws the cards of jobs at Discord and hands their files over."""

from boss_bot.discord.courier.courier import Courier
from boss_bot.discord.courier.engage import engage

__all__ = ["Courier", "engage"]
