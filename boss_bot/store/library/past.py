"""Forgets jobs that have been over for long. Implements the `Past` port."""

from datetime import datetime

import attrs

from boss_bot.store.database.connections import Connections

_MARK = """
INSERT INTO past_marks (steady, seq) SELECT :steady, coalesce(max(seq), 0) FROM jobs WHERE true
    ON CONFLICT (steady) DO NOTHING
"""

_TRIM = """
DELETE FROM past_marks WHERE steady < (SELECT max(steady) FROM past_marks WHERE steady <= :before)
"""

# What lives needs its fetch, and stored files their job; deliveries and moves go with it.
_DROP = """
DELETE FROM jobs WHERE seq IN (
    SELECT seq FROM jobs
     WHERE seq <= (SELECT max(seq) FROM past_marks WHERE steady <= :before)
       AND state >= 6 AND coalesce(finished_at, created_at) <= :ended
       AND id NOT IN (SELECT job FROM kept)
       AND fetch NOT IN (SELECT fetch FROM jobs INDEXED BY jobs_live WHERE state < 6)
     ORDER BY seq LIMIT :limit)
RETURNING seq
"""


@attrs.frozen(eq=False, repr=False)
class SqlitePast:
    """See `domain.keeping.past.Past`."""

    _connections: Connections

    async def mark(self, steady: float) -> None:
        """See `Past.mark`."""
        await self._connections.write(_MARK, {"steady": steady})

    async def drop(self, before: float, ended: datetime, *, limit: int) -> int:
        """See `Past.drop`."""
        values = {"before": before, "ended": ended.timestamp(), "limit": limit}
        gone = len(await self._connections.write(_DROP, values))
        await self._connections.write(_TRIM, {"before": before})
        return gone
