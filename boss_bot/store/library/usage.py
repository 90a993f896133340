"""What was used of a day. Implements the `Usage` port."""

from collections.abc import Mapping

import attrs

from boss_bot.domain.jobs.job import JobId, Request
from boss_bot.domain.keeping.usage import DAY, Used
from boss_bot.store.database.connections import Connections

_ENTER = """
INSERT INTO usage (key, owner, guild, steady) VALUES (:key, :owner, :guild, :steady) ON CONFLICT (key) DO NOTHING
"""

_TRIM = "DELETE FROM usage WHERE steady < :before AND reserved = 0"

_KNOWS = "SELECT 1 FROM usage WHERE key = :key"

_WITHDRAW = "DELETE FROM usage WHERE key = :key AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.key = usage.key)"

# Failed and cancelled jobs (7, 8) are no downloads; the bytes that they brought are bytes.
_BY_MEMBER = """
SELECT count(*) FILTER (WHERE counts) AS jobs, coalesce(sum(size), 0) AS size,
       min(steady) FILTER (WHERE counts) AS first_job, min(steady) FILTER (WHERE size > 0) AS first_byte
  FROM (SELECT u.steady, u.reserved + u.spent AS size, coalesce(j.state, 0) < 7 AS counts
          FROM usage u LEFT JOIN jobs j ON j.key = u.key
         WHERE u.owner = :owner AND u.steady > :since AND j.id IS NOT :without)
"""

_BY_SERVER = """
SELECT count(*) AS jobs, coalesce(sum(reserved + spent), 0) AS size, min(steady) AS first_job,
       min(steady) FILTER (WHERE reserved + spent > 0) AS first_byte
  FROM usage WHERE guild = :guild AND steady > :since
   AND key IS NOT (SELECT key FROM jobs WHERE id = :without)
"""

_RESERVE = "UPDATE usage SET reserved = :size WHERE key = (SELECT key FROM jobs WHERE id = :job)"

_SETTLE = """
UPDATE usage SET reserved = 0, spent = max(spent, :spent) WHERE key = (SELECT key FROM jobs WHERE id = :job)
"""

_RELEASE_ALL = "UPDATE usage SET reserved = 0 WHERE reserved > 0"

_SIZES = """
SELECT guild, sum(reserved + spent) AS size FROM usage WHERE guild IS NOT NULL AND steady > :since GROUP BY guild
"""

_FORGET = """
DELETE FROM usage
 WHERE (:owner IS NULL OR owner = :owner) AND (:guild IS NULL OR guild = :guild)
   AND steady <= (SELECT max(steady) FROM usage) - :day
"""


@attrs.frozen(eq=False, repr=False)
class SqliteUsage:
    """See `domain.usage.Usage`."""

    _connections: Connections

    async def enter(self, request: Request, steady: float) -> None:
        """See `Usage.enter`."""
        values = {"key": request.key, "owner": request.owner, "guild": request.guild, "steady": steady}
        await self._connections.write(_ENTER, values)
        await self._connections.write(_TRIM, {"before": steady - 7 * DAY})

    async def knows(self, request: Request) -> bool:
        """See `Usage.knows`."""
        return bool(await self._connections.read(_KNOWS, {"key": request.key}))

    async def withdraw(self, request: Request) -> None:
        """See `Usage.withdraw`."""
        await self._connections.write(_WITHDRAW, {"key": request.key})

    async def by_member(self, owner: int, since: float, *, without: JobId | None = None) -> Used:
        """See `Usage.by_member`."""
        return await self._used(_BY_MEMBER, {"owner": owner, "since": since, "without": without})

    async def by_server(self, guild: int, since: float, *, without: JobId | None = None) -> Used:
        """See `Usage.by_server`."""
        return await self._used(_BY_SERVER, {"guild": guild, "since": since, "without": without})

    async def reserve(self, job: JobId, size: int) -> None:
        """See `Usage.reserve`."""
        await self._connections.write(_RESERVE, {"job": job, "size": size})

    async def settle(self, job: JobId, spent: int) -> None:
        """See `Usage.settle`."""
        await self._connections.write(_SETTLE, {"job": job, "spent": spent})

    async def release_all(self) -> None:
        """See `Usage.release_all`."""
        await self._connections.write(_RELEASE_ALL, {})

    async def sizes(self, since: float) -> Mapping[int, int]:
        """See `Usage.sizes`."""
        return {row["guild"]: row["size"] for row in await self._connections.read(_SIZES, {"since": since})}

    async def forget(self, *, owner: int | None = None, guild: int | None = None) -> None:
        """See `Usage.forget`."""
        if owner is None and guild is None:
            raise ValueError("whose use?")
        await self._connections.write(_FORGET, {"owner": owner, "guild": guild, "day": DAY})

    async def _used(self, statement: str, values: Mapping[str, object]) -> Used:
        row = (await self._connections.read(statement, values))[0]
        return Used(**dict(row))
