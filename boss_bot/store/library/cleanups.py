"""The log of scans. Implements the `Cleanups` port."""

import json
from datetime import UTC, datetime

import attrs

from boss_bot.domain.keeping.cleanups import Cleanup
from boss_bot.store.database.connections import Connections

_ADD = """
INSERT INTO cleanups (kind, at, steady, seconds, facts) VALUES (:kind, :at, :steady, :seconds, :facts)
"""

_TRIM = "DELETE FROM cleanups WHERE steady < :before"

_LAST = "SELECT * FROM cleanups WHERE kind = :kind ORDER BY number DESC LIMIT 1"

_THIRTY_DAYS = 30 * 86_400


@attrs.frozen(eq=False, repr=False)
class SqliteCleanups:
    """See `domain.keeping.Cleanups`."""

    _connections: Connections

    async def add(self, cleanup: Cleanup, steady: float) -> None:
        """See `Cleanups.add`."""
        values = {"kind": cleanup.kind, "at": cleanup.at.timestamp(), "steady": steady, "seconds": cleanup.seconds}
        await self._connections.write(_ADD, values | {"facts": json.dumps(dict(cleanup.facts))})
        await self._connections.write(_TRIM, {"before": steady - _THIRTY_DAYS})

    async def last(self, kind: str) -> tuple[Cleanup, float] | None:
        """See `Cleanups.last`."""
        rows = await self._connections.read(_LAST, {"kind": kind})
        if not rows:
            return None
        row = rows[0]
        at = datetime.fromtimestamp(row["at"], UTC)
        return Cleanup(row["kind"], at, row["seconds"], json.loads(row["facts"])), row["steady"]
