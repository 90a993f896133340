"""Priorities: whose turn it is first, and how much of the waiting line each may take."""

from enum import IntEnum


class Priority(IntEnum):
    """How urgent a job is. The numbers are what the database keeps."""

    LOW = 0
    NORMAL = 1
    HIGH = 2


def places(priority: Priority, capacity: int) -> int:
    """Return how many jobs may wait at most for one more of this priority to be taken.

    An accepted job is a promise, so a full line displaces nobody. LOW leaves the last fifth of the line to others,
    and HIGH has a tenth on top of it (``docs/adr``, order of the line).
    """
    if priority is Priority.LOW:
        return max(1, capacity * 4 // 5)
    return capacity if priority is Priority.NORMAL else capacity + -(-capacity // 10)
