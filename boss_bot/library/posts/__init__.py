"""What posts say: noted while they are fetched, kept apart from the files."""

from boss_bot.library.posts.noting import NotingDownloader

__all__ = ["NotingDownloader"]
