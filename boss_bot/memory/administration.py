"""What those who manage a server may do with its downloads. Every call asks anew whether they do."""

from collections.abc import Sequence
from datetime import timedelta

import attrs

from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.lease import Want
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.keeping.records import Figures, Records
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.ports import Clock
from boss_bot.queue import QueueService

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@attrs.frozen
class Administration:
    """The use cases of `/admin` that are about downloads; each raises `LevelNeededError` for anybody else."""

    service: QueueService
    records: Records
    clock: Clock

    async def figures(self, by: Actor) -> tuple[Figures, Figures]:
        """Return what came of the server's downloads of the last day, and of the last seven days."""
        guild, _standing = await self.service.members.managed(by)
        now = self.clock.now()
        return await self.records.figures(guild, now - _DAY), await self.records.figures(guild, now - _WEEK)

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
