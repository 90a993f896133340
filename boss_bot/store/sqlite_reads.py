"""The half of the store that only reads, on a connection that cannot do anything else."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import attrs

from boss_bot.domain.errors.refusals import BossBotError, QueueFullError
from boss_bot.domain.jobs.job import Job, JobId, JobState, Mover, Request
from boss_bot.domain.members.denials import OwnLimitError
from boss_bot.store.database.connections import Connections
from boss_bot.store.jobs import lookups as sql
from boss_bot.store.jobs.rows import job_of
from boss_bot.store.jobs.sharing import OF_FETCH
from boss_bot.store.library import LibraryTables
from boss_bot.store.records import SqliteRecords


@attrs.define(eq=False, repr=False)
class SqliteReads:
    """Implements what of the `JobStore` port changes nothing."""

    _connections: Connections

    @property
    def library(self) -> LibraryTables:
        """What the library remembers in the same file."""
        return LibraryTables(self._connections)

    async def _found(self, statement: str, values: Mapping[str, object]) -> list[Job]:
        return [job_of(row) for row in await self._connections.read(statement, values)]

    async def known(self, request: Request, room: int) -> Job:
        """Return the job that the same key already made.

        Raises:
            QueueFullError, OwnLimitError: There is none, and no place for it.
        """
        if known := await self._found(sql.BY_KEY, {"key": request.key}):
            return known[0]
        raise await self.refusal(request, room)

    @property
    def records(self) -> SqliteRecords:
        """What the same file remembers of members."""
        return SqliteRecords(self._connections)

    async def refusal(self, request: Request, room: int) -> BossBotError:
        """Return why there is no place for a request where ``room`` jobs may wait."""
        rows = await self._connections.read(sql.OWN, {"owner": request.owner})
        most = request.terms.waiting
        return QueueFullError(limit=room) if most is None or rows[0]["jobs"] < most else OwnLimitError(limit=most)

    async def get(self, job: JobId) -> Job | None:
        """See `JobStore.get`."""
        found = await self._found(sql.GET, {"id": job})
        return found[0] if found else None

    async def of_member(
        self, member: int, guild: int | None, states: frozenset[JobState], *, limit: int = 25
    ) -> Sequence[Job]:
        """See `JobStore.of_member`."""
        values = {"owner": member, "guild": guild, "limit": limit}
        return await self._found(sql.of_member(states), values)

    async def of_others(
        self, member: int, guild: int, states: frozenset[JobState], *, limit: int = 50
    ) -> Sequence[Job]:
        """See `JobStore.of_others`."""
        values = {"owner": member, "guild": guild, "limit": limit}
        return await self._found(sql.of_others(states), values)

    async def in_states(self, states: frozenset[JobState], *, newest: int | None = None) -> Sequence[Job]:
        """See `JobStore.in_states`."""
        return await self._found(sql.in_states(states), {"newest": -1 if newest is None else newest})

    async def of_fetch(self, fetch: JobId) -> Sequence[Job]:
        """See `JobStore.of_fetch`."""
        return await self._found(OF_FETCH, {"fetch": fetch})

    async def line(self) -> Sequence[Job]:
        """See `JobStore.line`."""
        return await self._found(sql.LINE, {})

    async def position(self, job: JobId) -> tuple[int, int] | None:
        """See `JobStore.position`."""
        rows = await self._connections.read(sql.POSITION, {"id": job})
        return (rows[0]["place"], rows[0]["line"]) if rows else None

    async def moves(self, job: JobId) -> Sequence[tuple[JobState | None, JobState, Mover]]:
        """See `JobStore.moves`."""
        rows = await self._connections.read(sql.MOVES_OF, {"id": job})
        return [
            (None if row["was"] is None else JobState(row["was"]), JobState(row["now"]), Mover(row["actor"]))
            for row in rows
        ]

    async def counts(self) -> dict[JobState, int]:
        """See `JobStore.counts`."""
        return {JobState(row["state"]): row["jobs"] for row in await self._connections.read(sql.COUNTS)}

    async def due(self, now: datetime, *, age: float) -> datetime | None:
        """See `JobStore.due`."""
        rows = await self._connections.read(sql.DUE, {"now": now.timestamp(), "age": age})
        at = rows[0]["at"]
        return None if at is None else datetime.fromtimestamp(at, UTC)
