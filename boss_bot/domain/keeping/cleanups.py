"""What the scans of the clean-up did, and the port of their log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

import attrs


@attrs.frozen
class Cleanup:
    """What one scan did.

    Attributes:
        kind: ``start``, ``short``, ``hourly``, ``daily``, ``leftovers`` or ``emergency``.
        at: When it ended (UTC, by the machine's clock).
        seconds: How long it took.
        facts: Its figures, by name.
    """

    kind: str
    at: datetime
    seconds: float
    facts: Mapping[str, int]


class Cleanups(Protocol):
    """The log of scans."""

    async def add(self, cleanup: Cleanup, steady: float) -> None:
        """Keep what a scan did; entries of more than 30 days go."""
        ...

    async def last(self, kind: str) -> tuple[Cleanup, float] | None:
        """Return the last scan of a kind and its moment (steady), None when there was none."""
        ...
