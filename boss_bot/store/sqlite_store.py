"""The store: each call is one statement, and what it says is on disk when it returns."""

import asyncio
from datetime import datetime
from pathlib import Path

import attrs

from boss_bot.domain.jobs.job import Job, JobId, JobState, Mover, Request, new_job_id
from boss_bot.domain.members.delivery import ReplyHandle
from boss_bot.domain.members.priority import places
from boss_bot.store.database.connections import Connections
from boss_bot.store.database.soundness import copy_to
from boss_bot.store.jobs import statements as sql
from boss_bot.store.jobs.columns import changed, reply_columns, request_columns
from boss_bot.store.jobs.journal import SqliteJournal
from boss_bot.store.jobs.lanes import SqliteLanes
from boss_bot.store.sqlite_line import SqliteLine, times
from boss_bot.store.sqlite_members import SqliteMembers


@attrs.define(eq=False, repr=False)
class SqliteStore(SqliteLine):
    """Keeps the jobs in one SQLite file. Implements the `JobStore` port.

    Attributes:
        lanes, members, journal: What the same file knows of sites, settings and deliveries.
        database: The file.
        set_aside: Where the damaged file is that stood in its place at the start, None for a sound start.
    """

    lanes: SqliteLanes
    members: SqliteMembers
    journal: SqliteJournal
    database: Path
    set_aside: Path | None = None

    @classmethod
    async def open(cls, database: Path, *, set_aside: Path | None = None) -> "SqliteStore":
        """Open a migrated database. Always `close` it."""
        connections = await Connections.open(database)
        parts = SqliteLanes(connections), SqliteMembers(connections), SqliteJournal(connections)
        return cls(connections, *parts, database, set_aside)

    async def close(self) -> None:
        """Close the connections."""
        await self._connections.close()

    async def backup(self, to: Path) -> None:
        """Write a whole copy of the store to a new file, while it is in use.

        Raises:
            FileExistsError: There is a file of that name already.
            StoreUnavailableError: The copy cannot be written.
        """
        await asyncio.to_thread(copy_to, self.database, to)

    async def add(self, request: Request, *, capacity: int, now: datetime, slots: int = 0) -> Job:
        """See `JobStore.add`."""
        room = places(request.priority, capacity)
        values = request_columns(request) | {"id": new_job_id(), "places": room, "slots": slots} | times(now)
        return await self._written(sql.ADD, values) or await self.known(request, room)

    async def move(
        self, job: JobId, to: JobState, *, by: Mover = Mover.WORKER, epoch: int | None = None, **changes: object
    ) -> Job | None:
        """See `JobStore.move`."""
        columns, values = changed(changes)
        statement = sql.MOVE_BACK if to is JobState.QUEUED else sql.MOVE
        statement = statement.format(changes=f", {columns}" if columns else "")
        return await self._written(statement, values | {"id": job, "to": int(to), "by": by.value, "epoch": epoch})

    async def note(self, job: JobId, *, epoch: int, **changes: object) -> None:
        """See `JobStore.note`."""
        columns, values = changed(changes)
        await self._connections.write(sql.NOTE.format(changes=columns), values | {"id": job, "epoch": epoch})

    async def drop_replies(self, now: datetime) -> None:
        """See `JobStore.drop_replies`."""
        await self._connections.write(sql.DROP_REPLIES, {"now": now.timestamp()})

    async def renew_reply(self, job: JobId, reply: ReplyHandle) -> None:
        """See `JobStore.renew_reply`."""
        await self._connections.write(sql.RENEW_REPLY, reply_columns(reply) | {"id": job})
