"""The store: one writing aiosqlite connection, WAL, every commit on disk before the call returns."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import aiosqlite
import attrs

from boss_bot.domain.delivery import ReplyHandle
from boss_bot.domain.errors import QueueFullError
from boss_bot.domain.job import Job, JobId, JobState, Request, new_job_id
from boss_bot.domain.job_store import ClaimLimits
from boss_bot.store import statements as sql
from boss_bot.store.rows import changed, job_of, reply_columns, request_columns

_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 5000", "foreign_keys = ON")


@attrs.define
class SqliteStore:
    """Keeps the jobs in one SQLite file. Implements the `JobStore` port.

    Each call is one statement, so a task that is cancelled in the middle can leave no transaction open.
    """

    _connection: aiosqlite.Connection

    @classmethod
    async def open(cls, database: Path) -> "SqliteStore":
        """Open a migrated database. Always `close` it: an open aiosqlite connection keeps the process alive."""
        connection = await aiosqlite.connect(database, isolation_level=None)
        connection.row_factory = sqlite3.Row
        for pragma in _PRAGMAS:
            await connection.execute_fetchall(f"PRAGMA {pragma}")
        return cls(connection)

    async def close(self) -> None:
        """Close the connection."""
        await self._connection.close()

    async def _all(self, statement: str, values: Mapping[str, object]) -> list[sqlite3.Row]:
        # Always all rows: a RETURNING that is not read to its end holds the write lock, uncommitted.
        return list(await self._connection.execute_fetchall(statement, values))

    async def _job(self, statement: str, values: Mapping[str, object]) -> Job | None:
        rows = await self._all(statement, values)
        return job_of(rows[0]) if rows else None

    async def add(self, request: Request, *, capacity: int, now: datetime) -> Job:
        """See `JobStore.add`."""
        values = request_columns(request) | {"id": new_job_id(), "capacity": capacity, "now": now.timestamp()}
        job = await self._job(sql.ADD, values) or await self._job(sql.BY_KEY, {"key": request.key})
        if job is None:
            raise QueueFullError(limit=capacity)
        return job

    async def claim(self, limits: ClaimLimits, now: datetime) -> Job | None:
        """See `JobStore.claim`."""
        return await self._job(sql.CLAIM, attrs.asdict(limits) | {"now": now.timestamp()})

    async def move(self, job: JobId, to: JobState, *, epoch: int | None = None, **changes: object) -> Job | None:
        """See `JobStore.move`."""
        columns, values = changed(changes)
        statement = sql.MOVE.format(changes=f", {columns}" if columns else "")
        return await self._job(statement, values | {"id": job, "to": int(to), "epoch": epoch})

    async def note(self, job: JobId, *, epoch: int, **changes: object) -> None:
        """See `JobStore.note`."""
        columns, values = changed(changes)
        await self._all(sql.NOTE.format(changes=columns), values | {"id": job, "epoch": epoch})

    async def drop_replies(self, now: datetime) -> None:
        """See `JobStore.drop_replies`."""
        await self._all(sql.DROP_REPLIES, {"now": now.timestamp()})

    async def renew_reply(self, job: JobId, reply: ReplyHandle) -> None:
        """See `JobStore.renew_reply`."""
        await self._all(sql.RENEW_REPLY, reply_columns(reply) | {"id": job})

    async def get(self, job: JobId) -> Job | None:
        """See `JobStore.get`."""
        return await self._job(sql.GET, {"id": job})

    async def of_member(
        self, member: int, guild: int | None, states: frozenset[JobState], *, limit: int = 25
    ) -> Sequence[Job]:
        """See `JobStore.of_member`."""
        values = {"owner": member, "guild": guild, "limit": limit}
        return [job_of(row) for row in await self._all(sql.OF_MEMBER.format(states=_listed(states)), values)]

    async def in_states(self, states: frozenset[JobState]) -> Sequence[Job]:
        """See `JobStore.in_states`."""
        return [job_of(row) for row in await self._all(sql.IN_STATES.format(states=_listed(states)), {})]

    async def position(self, job: JobId) -> tuple[int, int] | None:
        """See `JobStore.position`."""
        rows = await self._all(sql.POSITION, {"id": job})
        return (rows[0]["place"], rows[0]["line"]) if rows else None

    async def counts(self) -> dict[JobState, int]:
        """See `JobStore.counts`."""
        return {JobState(row["state"]): row["jobs"] for row in await self._all(sql.COUNTS, {})}


def _listed(states: frozenset[JobState]) -> str:
    """Write states, which are our own numbers and no text from outside, into an IN list."""
    return ", ".join(str(int(state)) for state in sorted(states))
