"""The composition root: the only room that knows every other."""

from boss_bot.app.app import App
from boss_bot.app.build import built
from boss_bot.app.clock import SystemClock

__all__ = ["App", "SystemClock", "built"]
