"""The days of members and servers: how much of the last 24 hours is used, and when the next of it comes back."""

from collections.abc import Mapping

import attrs

from boss_bot.domain.errors.shortages import (
    MemberDayError,
    MemberQuotaReachedError,
    QuotaReachedError,
    ServerDayError,
)
from boss_bot.domain.jobs.job import Job, Request
from boss_bot.domain.keeping.retention import SteadyTime
from boss_bot.domain.keeping.usage import DAY, Usage, Used
from boss_bot.domain.ports import Clock


@attrs.frozen(eq=False, repr=False)
class Days:
    """Judges requests by what was used.

    Attributes:
        usage: What was used.
        steady: By which a day is counted: a clock that is set gives nobody a new one.
        clock: For the moments that people are told.
        server_day: Bytes that the downloads of one server may bring in a day.
    """

    usage: Usage
    steady: SteadyTime
    clock: Clock
    server_day: int

    async def judge(self, request: Request) -> None:
        """Let a new request pass while its member's and its server's day are not used up.

        Raises:
            MemberDayError: The member's day is.
            ServerDayError: The server's is.
        """
        terms = request.terms
        used = await self.usage.by_member(request.owner, self._since)
        if terms.day_jobs is not None and used.jobs >= terms.day_jobs:
            raise MemberDayError(downloads=terms.day_jobs, frees_at=self.frees_at(used.first_job))
        if terms.day_bytes is not None and used.size >= terms.day_bytes:
            raise MemberDayError(size=terms.day_bytes, frees_at=self.frees_at(used.first_byte))
        if request.guild is not None:
            of_server = await self.usage.by_server(request.guild, self._since)
            if of_server.size >= self.server_day:
                raise ServerDayError(limit=self.server_day, frees_at=self.frees_at(of_server.first_byte))

    async def used(self, member: int) -> Used:
        """Return what a member has used."""
        return await self.usage.by_member(member, self._since)

    async def judge_size(self, job: Job, size: int) -> None:
        """Let a job bring so many bytes while the days of its member and its server have room for them.

        Raises:
            MemberQuotaReachedError: The member's has not.
            QuotaReachedError: The server's has not.
        """
        request = job.request
        if (most := request.terms.day_bytes) is not None:
            own = await self.usage.by_member(request.owner, self._since, without=job.id)
            if own.size + size > most:
                raise MemberQuotaReachedError(size=most, frees_at=self.frees_at(own.first_byte))
        if request.guild is not None:
            used = await self.usage.by_server(request.guild, self._since, without=job.id)
            if used.size + size > self.server_day:
                raise QuotaReachedError(limit=self.server_day, frees_at=self.frees_at(used.first_byte))

    async def sizes(self) -> Mapping[int, int]:
        """Return the bytes that each server has used."""
        return await self.usage.sizes(self._since)

    async def of_server(self, guild: int) -> Used:
        """Return what a server has used."""
        return await self.usage.by_server(guild, self._since)

    async def share(self, guild: int) -> tuple[int, int]:
        """Return the bytes that a server has used, and how many it may."""
        return (await self.of_server(guild)).size, self.server_day

    async def near_end(self) -> Mapping[int, int]:
        """Return the servers that have used more than four fifths of their day, and how many bytes that is."""
        return {guild: size for guild, size in (await self.sizes()).items() if size * 5 > self.server_day * 4}

    @property
    def _since(self) -> float:
        return self.steady.seconds() - DAY

    def frees_at(self, oldest: float | None) -> float | None:
        """Return when what began then (steady) comes back (Unix seconds); None for nothing."""
        if oldest is None:
            return None
        return self.clock.now().timestamp() + oldest + DAY - self.steady.seconds()
