"""The steady time over a restart. Implements the `SteadyMemory` port."""

import attrs

from boss_bot.store.database.connections import Connections

_LAST = "SELECT boot, clock, steady FROM steady_time"

_KEEP = """
INSERT INTO steady_time (only, boot, clock, steady) VALUES (1, :boot, :clock, :steady)
    ON CONFLICT (only) DO UPDATE SET boot = :boot, clock = :clock, steady = :steady
"""


@attrs.frozen(eq=False, repr=False)
class SqliteSteadyMemory:
    """See `domain.keeping.SteadyMemory`."""

    _connections: Connections

    async def last(self) -> tuple[str, float, float] | None:
        """See `SteadyMemory.last`."""
        rows = await self._connections.read(_LAST)
        return (rows[0]["boot"], rows[0]["clock"], rows[0]["steady"]) if rows else None

    async def keep(self, boot: str, clock: float, steady: float) -> None:
        """See `SteadyMemory.keep`."""
        await self._connections.write(_KEEP, {"boot": boot, "clock": clock, "steady": steady})
