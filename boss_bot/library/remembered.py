"""What the store remembers for the whole of the library."""

from typing import Protocol

from boss_bot.domain.keeping.quotas import ToldStages
from boss_bot.domain.keeping.usage import Usage
from boss_bot.library.cleanup import Memory


class WholeMemory(Memory, Protocol):
    """What the store remembers for all of it."""

    @property
    def usage(self) -> Usage:
        """What was used of a day."""
        ...

    @property
    def told(self) -> ToldStages:
        """What the managers of servers were told about their day."""
        ...
