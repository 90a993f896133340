"""Headroom: free space, workspaces, and the days of members and servers."""

from boss_bot.library.headroom.days import Days
from boss_bot.library.headroom.disk import FolderDisk
from boss_bot.library.headroom.metered import MeteredDownloader
from boss_bot.library.headroom.space import Space
from boss_bot.library.headroom.storeroom import Storeroom
from boss_bot.library.headroom.telling import DayTelling
from boss_bot.library.headroom.watch import Watch

__all__ = ["DayTelling", "Days", "FolderDisk", "MeteredDownloader", "Space", "Storeroom", "Watch"]
