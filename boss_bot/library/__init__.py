"""The files on disk: workspaces, the organised tree, checksums, clean-up."""

from boss_bot.library.file_library import FileLibrary
from boss_bot.library.names import shown_name
from boss_bot.library.sweep import sweep

__all__ = ["FileLibrary", "shown_name", "sweep"]
