"""The ports by which the managers of a server hear, once, that its day is near its end or used up."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Protocol

import attrs


class Stage(IntEnum):
    """How far a server's day is used."""

    EARLY = 0
    NEAR = 1
    REACHED = 2


@attrs.frozen
class DayNews:
    """What the managers of a server are told about its day.

    Attributes:
        guild: Discord id of the server.
        stage: How far the day is used.
        used: Bytes that the downloads of the last 24 hours brought, or are going to bring.
        limit: Bytes that they may bring.
        frees_at: When the first of them come back (Unix seconds), None while nobody knows.
    """

    guild: int
    stage: Stage
    used: int
    limit: int
    frees_at: float | None


class ServerMessenger(Protocol):
    """Brings news to the managers of a server, where they chose."""

    async def send(self, news: DayNews) -> bool:
        """Bring it; never raises. False when it could not be brought, or when they chose no place."""
        ...


class ToldStages(Protocol):
    """Remembers what the managers of each server were told. Raises `StoreUnavailableError` while it cannot."""

    async def all(self) -> Mapping[int, Stage]:
        """Return the servers that were told something, and what."""
        ...

    async def put(self, guild: int, stage: Stage) -> None:
        """Remember what a server was told; ``EARLY`` for nothing."""
        ...
