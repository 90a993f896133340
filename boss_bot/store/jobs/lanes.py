"""What the database knows of each site: its troubles and its pace. Implements the `Lanes` port."""

from collections.abc import Mapping
from datetime import UTC, datetime

import attrs

from boss_bot.domain.jobs.lanes import Pace
from boss_bot.store.database.connections import Connections

_STRIKE = """
INSERT INTO lanes (lane, strikes) VALUES (:lane, 1)
    ON CONFLICT (lane) DO UPDATE SET strikes = strikes + 1
RETURNING strikes
"""

_HOLD = """
INSERT INTO lanes (lane, strikes, held_until) VALUES (:lane, 1, :until)
    ON CONFLICT (lane) DO UPDATE SET held_until = max(coalesce(held_until, :until), :until)
"""

_CLEAR = "DELETE FROM lanes WHERE lane = :lane"

_HELD = "SELECT lane, held_until FROM lanes WHERE held_until > :now"

_LEARN = """
INSERT INTO paces (lane, size, seconds, spread, runs) VALUES (:lane, :size, :seconds, :seconds / 2, 1)
    ON CONFLICT (lane, size) DO UPDATE
   SET spread = spread + :weight * (abs(:seconds - seconds) - spread),
       seconds = seconds + :weight * (:seconds - seconds), runs = runs + 1
"""

_PACES = "SELECT lane, size, seconds, spread, runs FROM paces"

_WEIGHT = 0.2  # of the newest run: the last ten or so decide


@attrs.frozen(eq=False, repr=False)
class SqliteLanes:
    """See `domain.lanes.Lanes`."""

    _connections: Connections

    async def strike(self, lane: str) -> int:
        """See `Lanes.strike`."""
        rows = await self._connections.write(_STRIKE, {"lane": lane})
        return int(rows[0]["strikes"])

    async def hold(self, lane: str, until: datetime) -> None:
        """See `Lanes.hold`."""
        await self._connections.write(_HOLD, {"lane": lane, "until": until.timestamp()})

    async def clear(self, lane: str) -> None:
        """See `Lanes.clear`."""
        await self._connections.write(_CLEAR, {"lane": lane})

    async def held(self, now: datetime) -> Mapping[str, datetime]:
        """See `Lanes.held`."""
        rows = await self._connections.read(_HELD, {"now": now.timestamp()})
        return {row["lane"]: datetime.fromtimestamp(row["held_until"], UTC) for row in rows}

    async def learn(self, lane: str, size: int, seconds: float) -> None:
        """See `Lanes.learn`."""
        values = {"lane": lane, "size": size, "seconds": seconds, "weight": _WEIGHT}
        await self._connections.write(_LEARN, values)

    async def paces(self) -> Mapping[tuple[str, int], Pace]:
        """See `Lanes.paces`."""
        rows = await self._connections.read(_PACES)
        return {(row["lane"], row["size"]): Pace(row["seconds"], row["spread"], row["runs"]) for row in rows}
