"""What is over: members look back at it and have it deleted, managers of a server see what came of it."""

from boss_bot.memory.administration import Administration, Overview
from boss_bot.memory.memory import Forgotten, Memory, Page

__all__ = ["Administration", "Forgotten", "Memory", "Overview", "Page"]
