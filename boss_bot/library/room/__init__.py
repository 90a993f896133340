"""Room: free space, workspaces, and the days of members and servers."""

from boss_bot.library.room.days import Days
from boss_bot.library.room.disk import FolderDisk
from boss_bot.library.room.metered import MeteredDownloader
from boss_bot.library.room.space import Space
from boss_bot.library.room.storeroom import Storeroom

__all__ = ["Days", "FolderDisk", "MeteredDownloader", "Space", "Storeroom"]
