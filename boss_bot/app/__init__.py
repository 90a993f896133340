"""The composition root: the only room that knows every other."""

from boss_bot.app.app import App
from boss_bot.app.build import built
from boss_bot.app.clock import SystemClock
from boss_bot.app.logging import NoSentryError, log_as
from boss_bot.app.storage import storage_report

__all__ = ["App", "NoSentryError", "SystemClock", "built", "log_as", "storage_report"]
