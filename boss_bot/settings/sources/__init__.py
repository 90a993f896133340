"""Where settings come from, and how what was found becomes values."""

from boss_bot.settings.sources.layers import Layers
from boss_bot.settings.sources.values import values_of

__all__ = ["Layers", "values_of"]
