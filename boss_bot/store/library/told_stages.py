"""What the managers of servers were told about their day. Implements the `ToldStages` port."""

from collections.abc import Mapping

import attrs

from boss_bot.domain.keeping.quotas import Stage
from boss_bot.store.database.connections import Connections

_ALL = "SELECT guild, stage FROM told_stages"

_PUT = """
INSERT INTO told_stages (guild, stage) VALUES (:guild, :stage) ON CONFLICT (guild) DO UPDATE SET stage = :stage
"""

_DROP = "DELETE FROM told_stages WHERE guild = :guild"


@attrs.frozen(eq=False, repr=False)
class SqliteToldStages:
    """See `domain.keeping.quotas.ToldStages`."""

    _connections: Connections

    async def all(self) -> Mapping[int, Stage]:
        """See `ToldStages.all`."""
        return {row["guild"]: Stage(row["stage"]) for row in await self._connections.read(_ALL)}

    async def put(self, guild: int, stage: Stage) -> None:
        """See `ToldStages.put`."""
        if stage is Stage.EARLY:
            await self._connections.write(_DROP, {"guild": guild})
        else:
            await self._connections.write(_PUT, {"guild": guild, "stage": int(stage)})
