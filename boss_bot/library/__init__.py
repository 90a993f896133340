"""The files on disk: workspaces, the organised tree, checksums, clean-up, room."""

from boss_bot.library.cleanup import kept_in_order
from boss_bot.library.file_library import FileLibrary
from boss_bot.library.headroom import MeteredDownloader
from boss_bot.library.household import Household
from boss_bot.library.names import shown_name
from boss_bot.library.steady import SteadyClock

__all__ = ["FileLibrary", "Household", "MeteredDownloader", "SteadyClock", "kept_in_order", "shown_name"]
