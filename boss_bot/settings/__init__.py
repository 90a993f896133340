"""What the operator may set: every knob once, and the places from which they are read."""

from boss_bot.settings.loading import CONFIG, Loaded, SettingsError, load, load_all
from boss_bot.settings.settings import GROUPS, Settings

__all__ = ["CONFIG", "GROUPS", "Loaded", "Settings", "SettingsError", "load", "load_all"]
