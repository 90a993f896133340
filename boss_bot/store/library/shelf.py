"""Folders of stored files. Implements the `Shelf` port."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

import attrs

from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.keeping.folders import Kept, Total
from boss_bot.store.database.connections import Connections

_PUT = """
INSERT INTO kept (job, owner, guild, path, size, files, until)
SELECT value ->> 'job', value ->> 'owner', value ->> 'guild', value ->> 'path', value ->> 'size', value ->> 'files',
       value ->> 'until'
  FROM json_each(:kept) WHERE true
    ON CONFLICT (job) DO UPDATE
   SET path = excluded.path, size = excluded.size, files = excluded.files, until = excluded.until
"""

# A job that lives needs its files, whatever their age, and so do those that share its fetch. The two halves are what
# the indexes of ids and of shared fetches are for.
_NOT_LIVING = """
NOT EXISTS (SELECT 1 FROM jobs k JOIN jobs j ON j.id IN (k.id, k.fetch) WHERE k.id = kept.job AND j.state < 6)
AND NOT EXISTS (SELECT 1 FROM jobs k JOIN jobs j ON j.fetch = k.fetch AND j.fetch <> j.id
                 WHERE k.id = kept.job AND j.state < 6)"""

_DUE = f"SELECT * FROM kept WHERE until <= :steady AND {_NOT_LIVING} ORDER BY until LIMIT :limit"  # noqa: S608

_OLDEST = f"SELECT * FROM kept WHERE {_NOT_LIVING} ORDER BY until LIMIT :limit"  # noqa: S608

_PATHS = "SELECT job, path FROM kept WHERE job > :after ORDER BY job LIMIT :limit"

_OF = "SELECT * FROM kept WHERE (:owner IS NULL OR owner = :owner) AND (:guild IS NULL OR guild = :guild)"

_FORGET = "DELETE FROM kept WHERE job IN (SELECT value FROM json_each(:jobs))"

_TOTALS = "SELECT guild, count(*) AS jobs, sum(files) AS files, sum(size) AS size FROM kept GROUP BY guild"


@attrs.frozen(eq=False, repr=False)
class SqliteShelf:
    """See `domain.keeping.Shelf`."""

    _connections: Connections

    async def put(self, *kept: Kept) -> None:
        """See `Shelf.put`."""
        if kept:
            rows = [attrs.asdict(each) | {"path": str(each.path)} for each in kept]
            await self._connections.write(_PUT, {"kept": json.dumps(rows)})

    async def due(self, steady: float, *, limit: int) -> Sequence[Kept]:
        """See `Shelf.due`."""
        return await self._found(_DUE, {"steady": steady, "limit": limit})

    async def oldest(self, *, limit: int) -> Sequence[Kept]:
        """See `Shelf.oldest`."""
        return await self._found(_OLDEST, {"limit": limit})

    async def paths(self, *, after: str, limit: int) -> Sequence[tuple[JobId, str]]:
        """See `Shelf.paths`."""
        rows = await self._connections.read(_PATHS, {"after": after, "limit": limit})
        return [(JobId(row["job"]), row["path"]) for row in rows]

    async def of(self, *, owner: int | None = None, guild: int | None = None) -> Sequence[Kept]:
        """See `Shelf.of`."""
        if owner is None and guild is None:
            raise ValueError("whose files?")
        return await self._found(_OF, {"owner": owner, "guild": guild})

    async def forget(self, jobs: Collection[JobId]) -> None:
        """See `Shelf.forget`."""
        if jobs:
            await self._connections.write(_FORGET, {"jobs": json.dumps(list(jobs))})

    async def totals(self) -> Mapping[int | None, Total]:
        """See `Shelf.totals`."""
        rows = await self._connections.read(_TOTALS)
        return {row["guild"]: Total(row["jobs"], row["files"], row["size"]) for row in rows}

    async def _found(self, statement: str, values: Mapping[str, object]) -> list[Kept]:
        return [_kept(row) for row in await self._connections.read(statement, values)]


def _kept(row: sqlite3.Row) -> Kept:
    return Kept(**{**dict(row), "path": PurePosixPath(row["path"])})
