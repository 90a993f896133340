"""What those who manage a server may do with its downloads. Every call asks anew whether they do."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta

import attrs

from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.lease import Want
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.keeping.figures import Figures, Holdings
from boss_bot.domain.keeping.records import Records
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.ports import Clock
from boss_bot.queue import QueueService

_DAY = timedelta(days=1)
_MOST_DAYS = 90


@attrs.frozen
class Overview:
    """What came of a server's downloads of the last day and of the last ``days``, and what there is at the moment.

    ``used`` has the bytes of the server's day that are used and those that it has, None where nobody counts.
    """

    days: int
    day: Figures
    span: Figures
    holdings: Holdings
    used: tuple[int, int] | None = None


@attrs.frozen(eq=False, repr=False)
class Administration:
    """The use cases of `/admin` that are about downloads; each raises `LevelNeededError` for anybody else.

    ``day_of`` returns the bytes of a server's day that are used, and those that it has.
    """

    service: QueueService
    records: Records
    clock: Clock
    day_of: Callable[[int], Awaitable[tuple[int, int]]] | None = None

    async def overview(self, by: Actor, days: int = 7) -> Overview:
        """Return the figures of the server; of more than 90 days those of 90."""
        guild, _standing = await self.service.members.managed(by)
        days, now = _within(days), self.clock.now()
        day, span = [await self.records.figures(guild, now - _DAY * number) for number in (1, days)]
        used = await self.day_of(guild) if self.day_of else None
        return Overview(days, day, span, await self.records.holdings(guild), used)

    async def ended(self, by: Actor, days: int = 7) -> Sequence[Mapping[str, object]]:
        """Return a row for each of the server's downloads that are over."""
        guild, _standing = await self.service.members.managed(by)
        return await self.records.ended(guild, self.clock.now() - _DAY * _within(days))

    async def jobs(self, by: Actor) -> Sequence[Look]:
        """Look at the server's downloads that are not over, oldest first."""
        guild, _standing = await self.service.members.managed(by)
        line = await self.service.board.line()
        return [await self.service.board.look(job, line) for job in await self.records.of_guild(guild)]

    async def cancel(self, job_id: JobId, by: Actor) -> Look:
        """Cancel a download of the server, whoever started it.

        Raises:
            UnknownJobError: It is none of this server's.
            JobIsOverError, TooLateError: It cannot be cancelled any more.
        """
        await self.service.members.managed(by)
        return await self.service.manage(job_id, Want.CANCEL, by)


def _within(days: int) -> int:
    return min(max(1, days), _MOST_DAYS)
