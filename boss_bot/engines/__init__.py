"""yt-dlp and gallery-dl in versions of their own, under the data directory: fetched, tried, switched and taken back."""

from boss_bot.engines.shelf import TOOLS, Shelf
from boss_bot.engines.trial import Ends, fallen
from boss_bot.engines.update import UpdateError, update

__all__ = ["TOOLS", "Ends", "Shelf", "UpdateError", "fallen", "update"]
