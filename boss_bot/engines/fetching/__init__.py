"""How a version comes: fetched from an index, checked, unpacked, tried, and only then used."""

from boss_bot.engines.fetching.update import NoUpdateError, bring

__all__ = ["NoUpdateError", "bring"]
