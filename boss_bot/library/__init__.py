"""The files on disk: workspaces, the organised tree, checksums, clean-up."""

from boss_bot.library.cleanup import Cleaner, Rounds, kept_in_order
from boss_bot.library.file_library import FileLibrary
from boss_bot.library.names import shown_name
from boss_bot.library.steady import SteadyClock

__all__ = ["Cleaner", "FileLibrary", "Rounds", "SteadyClock", "kept_in_order", "shown_name"]
