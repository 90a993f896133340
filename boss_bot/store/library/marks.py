"""Since when folders are needed no more. Implements the `Marks` port."""

import json
from collections.abc import Collection, Sequence

import attrs

from boss_bot.store.database.connections import Connections

# The assignment changes nothing; without it RETURNING would be silent about a folder that is marked already.
_SINCE = """
INSERT INTO marks (folder, since) VALUES (:folder, :steady)
    ON CONFLICT (folder) DO UPDATE SET since = since
RETURNING since
"""

_LIFT = "DELETE FROM marks WHERE folder IN (SELECT value FROM json_each(:folders))"

_FOLDERS = "SELECT folder FROM marks"


@attrs.frozen(eq=False, repr=False)
class SqliteMarks:
    """See `domain.keeping.Marks`."""

    _connections: Connections

    async def since(self, folder: str, steady: float) -> float:
        """See `Marks.since`."""
        rows = await self._connections.write(_SINCE, {"folder": folder, "steady": steady})
        return float(rows[0]["since"])

    async def lift(self, folders: Collection[str]) -> None:
        """See `Marks.lift`."""
        if folders:
            await self._connections.write(_LIFT, {"folders": json.dumps(list(folders))})

    async def folders(self) -> Sequence[str]:
        """See `Marks.folders`."""
        return [row["folder"] for row in await self._connections.read(_FOLDERS)]
