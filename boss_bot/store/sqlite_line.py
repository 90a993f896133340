"""The waiting line in SQL: who is taken from it, and what moves in it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import attrs

from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.job_store import KEPT, ClaimLimits
from boss_bot.domain.members.priority import places
from boss_bot.store.jobs import statements as sql
from boss_bot.store.jobs.rows import job_of
from boss_bot.store.sqlite_reads import SqliteReads


@attrs.define(eq=False, repr=False)
class SqliteLine(SqliteReads):
    """Implements what of the `JobStore` port is about the order of jobs."""

    async def _written(self, statement: str, values: Mapping[str, object]) -> Job | None:
        rows = await self._connections.write(statement, values)
        return job_of(rows[0]) if rows else None

    async def claim(
        self, limits: ClaimLimits, now: datetime, *, fetch: JobId | None = None, may_fetch: bool = True
    ) -> Job | None:
        """See `JobStore.claim`."""
        values = attrs.asdict(limits) | {"now": now.timestamp(), "fetch": fetch, "may_fetch": may_fetch}
        return await self._written(sql.CLAIM, values)

    async def promote(self, now: datetime) -> Job | None:
        """See `JobStore.promote`."""
        return await self._written(sql.PROMOTE, {"now": now.timestamp()})

    async def age(self, now: datetime, *, after: float) -> Job | None:
        """See `JobStore.age`."""
        before = now - timedelta(seconds=after)
        return await self._written(sql.AGE, {"now": now.timestamp(), "before": before.timestamp()})

    async def retry(self, job: JobId, *, capacity: int, now: datetime) -> Job | None:
        """See `JobStore.retry`."""
        known = await self.get(job)
        if known is None or known.state is not JobState.FAILED:
            return None
        room = places(known.request.priority, capacity)
        moved = await self._written(sql.RETRY, {"id": job, "places": room} | times(now))
        if moved is None and (after := await self.get(job)) and after.state is JobState.FAILED:
            raise await self.refusal(known.request, room)
        return moved

    async def move_up(self, job: JobId) -> bool:
        """See `JobStore.move_up`."""
        return bool(await self._connections.write(sql.MOVE_UP, {"id": job}))


def times(now: datetime) -> dict[str, object]:
    """Return the moments that a statement which may join a fetch needs."""
    return {"now": now.timestamp(), "kept_since": (now - KEPT).timestamp()}
