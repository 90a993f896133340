"""The composition root: the only room that knows every other."""

from boss_bot.app.app import App
from boss_bot.app.build import built
from boss_bot.app.clock import SystemClock
from boss_bot.app.logging import NoSentryError, log_as

__all__ = ["App", "NoSentryError", "SystemClock", "built", "log_as"]
