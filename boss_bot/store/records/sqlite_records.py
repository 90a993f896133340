"""What the database remembers of members. Implements the `Records` port."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import attrs

from boss_bot.domain.jobs.job import Job
from boss_bot.domain.keeping.figures import Figures, Holdings
from boss_bot.domain.keeping.records import Rows
from boss_bot.store.database.connections import Connections
from boss_bot.store.jobs.rows import job_of
from boss_bot.store.records import history as sql
from boss_bot.store.records import personal


@attrs.frozen(eq=False, repr=False)
class SqliteRecords:
    """See `domain.records.Records`."""

    _connections: Connections

    async def _jobs(self, statement: str, values: Mapping[str, object]) -> Sequence[Job]:
        return [job_of(row) for row in await self._connections.read(statement, values)]

    async def page(
        self, member: int, guild: int | None, *, site: str | None = None, skip: int = 0, limit: int = 7
    ) -> Sequence[Job]:
        """See `Records.page`."""
        values = {"owner": member, "guild": guild, "site": site, "skip": skip, "limit": limit}
        return await self._jobs(sql.PAGE_OF_SITE if site else sql.PAGE, values)

    async def count(self, member: int, guild: int | None, *, site: str | None = None, most: int = 1000) -> int:
        """See `Records.count`."""
        values = {"owner": member, "guild": guild, "site": site, "most": most}
        rows = await self._connections.read(sql.COUNT_OF_SITE if site else sql.COUNT, values)
        return int(rows[0]["jobs"])

    async def sites(self, member: int, guild: int | None) -> Sequence[str]:
        """See `Records.sites`."""
        return [row["site"] for row in await self._connections.read(sql.SITES, {"owner": member, "guild": guild})]

    async def of_guild(self, guild: int, limit: int = 25) -> Sequence[Job]:
        """See `Records.of_guild`."""
        return await self._jobs(sql.OF_GUILD, {"guild": guild, "limit": limit})

    async def figures(self, guild: int, since: datetime) -> Figures:
        """See `Records.figures`."""
        values = {"guild": guild, "since": since.timestamp()}
        ends, sites, errors, times = [
            await self._connections.read(statement, values)
            for statement in (sql.ENDS, sql.SITES_OF_GUILD, sql.ERRORS, sql.TIMES)
        ]
        by_state = {row["state"]: row["jobs"] for row in ends}
        return Figures(
            done=by_state.get(6, 0),
            failed=by_state.get(7, 0),
            cancelled=by_state.get(8, 0),
            by_site=tuple((row["site"], row["jobs"]) for row in sites),
            by_error=tuple((row["name"], row["jobs"]) for row in errors),
            wait=times[0]["wait"],
            took=times[0]["took"],
            slowest=times[0]["slowest"],
        )

    async def holdings(self, guild: int) -> Holdings:
        """See `Records.holdings`."""
        [line], [kept] = [await self._connections.read(one, {"guild": guild}) for one in (sql.LINE, sql.KEPT)]
        return Holdings(**dict(line), **dict(kept))

    async def ended(self, guild: int, since: datetime, *, limit: int = 10_000) -> Sequence[Mapping[str, object]]:
        """See `Records.ended`."""
        values = {"guild": guild, "since": since.timestamp(), "limit": limit}
        return [dict(row) for row in await self._connections.read(sql.ENDED, values)]

    async def living(self, member: int) -> Sequence[Job]:
        """See `Records.living`."""
        return await self._jobs(sql.LIVING, {"owner": member})

    async def amounts(self, member: int) -> Mapping[str, int]:
        """See `Records.amounts`."""
        values = {"member": member}
        found = {kind: await self._connections.read(table.count, values) for kind, table in personal.SPOKEN_OF.items()}
        return {kind: int(rows[0]["rows"]) for kind, rows in found.items()}

    async def export(self, member: int) -> Rows:
        """See `Records.export`."""
        found = {}
        for kind, table in personal.SPOKEN_OF.items():
            rows = await self._connections.read(table.select, {"member": member})
            found[kind] = [personal.plain(row) for row in rows]
        return found

    async def forget(self, member: int) -> int:
        """See `Records.forget`."""
        deleted = 0
        for kind, table in personal.SPOKEN_OF.items():
            if table.delete:
                rows = await self._connections.write(table.delete, {"member": member})
                deleted += len(rows) if kind == "downloads" else 0
        return deleted
