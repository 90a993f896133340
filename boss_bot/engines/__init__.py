"""The versions of yt-dlp and gallery-dl in the data directory: how they come, which is used, which is on trial."""

from boss_bot.engines.shelf import Shelf
from boss_bot.engines.trial import Ends, Trial
from boss_bot.engines.trials import Trials
from boss_bot.engines.updating import UpdateError, update

__all__ = ["Ends", "Shelf", "Trial", "Trials", "UpdateError", "update"]
