"""What the database remembers of members: their history, a server's figures, and all that is kept about somebody."""

from boss_bot.store.records.sqlite_records import SqliteRecords

__all__ = ["SqliteRecords"]
