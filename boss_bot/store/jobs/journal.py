"""The journal of deliveries in SQLite. Implements `domain.parcels.Journal`."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

import attrs

from boss_bot.domain.jobs.job import Job, JobId
from boss_bot.domain.jobs.parcels import Content, Fate, Parcel, Route
from boss_bot.store.database.connections import Connections
from boss_bot.store.database.conversion import dump, load
from boss_bot.store.jobs.rows import job_of

_INTEND = """
INSERT INTO parcels (job, content, route, files, channel, at)
VALUES (:job, :content, :route, :files, :channel, :at) RETURNING *
"""

_SETTLE = "UPDATE parcels SET fate = :fate, message = coalesce(:message, message) WHERE number = :number"

_ADDRESS = "UPDATE parcels SET message = :message WHERE number = :number"

_OF = "SELECT * FROM parcels WHERE job = :job ORDER BY number"

BEGUN = """
SELECT DISTINCT j.id FROM jobs j INDEXED BY jobs_live CROSS JOIN parcels p ON p.job = j.id
 WHERE j.state < 6 AND p.content = 'files' AND p.route = 'card' AND p.fate IN ('open', 'sent')
"""

_WAITING = """
SELECT p.job, min(p.number) FROM parcels p JOIN jobs j ON j.id = p.job
 WHERE p.route = 'inbox' AND p.fate = 'sent' AND j.owner = :member AND j.guild IS :guild
 GROUP BY p.job ORDER BY min(p.number)
"""

ADDRESSEES = """
SELECT DISTINCT j.owner, j.guild FROM parcels p JOIN jobs j ON j.id = p.job
 WHERE p.route = 'inbox' AND p.fate = 'sent'
"""

UNTOLD = """
SELECT j.* FROM jobs j INDEXED BY jobs_ill
 WHERE j.state > 6 AND (j.state = 7 OR (j.state = 8 AND json_extract(j.error, '$.name') = 'EndedByManagerError'))
   AND j.finished_at >= :since
   AND NOT EXISTS (SELECT 1 FROM parcels p
                    WHERE p.job = j.id AND p.content = 'news' AND p.at >= j.finished_at AND p.fate <> 'open')
 ORDER BY j.finished_at
"""


@attrs.frozen(eq=False, repr=False)
class SqliteJournal:
    """See `domain.parcels.Journal`."""

    _connections: Connections

    async def intend(
        self,
        job: JobId,
        content: Content,
        route: Route,
        at: datetime,
        *,
        files: Sequence[str] = (),
        channel: int | None = None,
    ) -> Parcel:
        """See `Journal.intend`."""
        values = {
            "job": job,
            "content": content.value,
            "route": route.value,
            "files": dump(list(files)),
            "channel": channel,
            "at": at.timestamp(),
        }
        return _parcel((await self._connections.write(_INTEND, values))[0])

    async def settle(self, parcel: int, fate: Fate, *, message: int | None = None) -> None:
        """See `Journal.settle`."""
        await self._connections.write(_SETTLE, {"number": parcel, "fate": fate.value, "message": message})

    async def address(self, parcel: int, message: int) -> None:
        """See `Journal.address`."""
        await self._connections.write(_ADDRESS, {"number": parcel, "message": message})

    async def of(self, job: JobId) -> Sequence[Parcel]:
        """See `Journal.of`."""
        return [_parcel(row) for row in await self._connections.read(_OF, {"job": job})]

    async def begun(self) -> frozenset[JobId]:
        """See `Journal.begun`."""
        return frozenset(JobId(row["id"]) for row in await self._connections.read(BEGUN))

    async def waiting(self, member: int, guild: int | None) -> Sequence[JobId]:
        """See `Journal.waiting`."""
        rows = await self._connections.read(_WAITING, {"member": member, "guild": guild})
        return [JobId(row["job"]) for row in rows]

    async def addressees(self) -> frozenset[tuple[int, int | None]]:
        """See `Journal.addressees`."""
        return frozenset((row["owner"], row["guild"]) for row in await self._connections.read(ADDRESSEES))

    async def untold(self, since: datetime) -> Sequence[Job]:
        """See `Journal.untold`."""
        return [job_of(row) for row in await self._connections.read(UNTOLD, {"since": since.timestamp()})]


def _parcel(row: sqlite3.Row) -> Parcel:
    return Parcel(
        number=row["number"],
        job=JobId(row["job"]),
        content=Content(row["content"]),
        route=Route(row["route"]),
        at=datetime.fromtimestamp(row["at"], UTC),
        files=tuple(load(row["files"], list[str]) or ()),
        channel=row["channel"],
        message=row["message"],
        fate=Fate(row["fate"]),
    )
