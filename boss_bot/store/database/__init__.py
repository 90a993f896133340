"""The database file itself: opened, brought to its shape, looked after, copied."""
