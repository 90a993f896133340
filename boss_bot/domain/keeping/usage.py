"""The port of what was used: downloads and bytes of members and servers, and what is set aside for running jobs."""

from collections.abc import Mapping
from typing import Protocol

import attrs

from boss_bot.domain.jobs.job import JobId, Request

DAY = 86_400.0
"""Seconds (steady) that something counts. A day is always the last 24 hours: it has no midnight to wait for."""


@attrs.frozen
class Used:
    """What a member, or a server, has used in the last 24 hours.

    Attributes:
        jobs: Downloads that count.
        size: Bytes that came, and those that are set aside for running jobs.
        first_job: When the oldest download that counts was asked for (steady), None for none.
        first_byte: When the oldest that brought bytes was asked for (steady), None for none.
    """

    jobs: int = 0
    size: int = 0
    first_job: float | None = None
    first_byte: float | None = None


async def nothing_used(_member: int, /) -> Used:
    """Say of every member that they have used nothing: where nothing is counted."""
    return Used()


class Usage(Protocol):
    """Counts. Every method raises `StoreUnavailableError` while the database cannot be used."""

    async def enter(self, request: Request, steady: float) -> None:
        """Count a request; one that is counted already stays as it is. Entries of more than a week go."""
        ...

    async def knows(self, request: Request) -> bool:
        """Say whether a request is counted."""
        ...

    async def withdraw(self, request: Request) -> None:
        """Count a request no more."""
        ...

    async def by_member(self, owner: int, since: float, *, without: JobId | None = None) -> Used:
        """Return what a member has used, over all servers, but for one job; what came to nothing is no download."""
        ...

    async def by_server(self, guild: int, since: float, *, without: JobId | None = None) -> Used:
        """Return what a server has used, but for one job."""
        ...

    async def reserve(self, job: JobId, size: int) -> None:
        """Set bytes aside for a job, in the place of what was set aside for it."""
        ...

    async def settle(self, job: JobId, spent: int) -> None:
        """End a reservation, and count the bytes that came instead."""
        ...

    async def release_all(self) -> None:
        """End every reservation: nothing runs."""
        ...

    async def sizes(self, since: float) -> Mapping[int, int]:
        """Return what each server has used, in bytes."""
        ...

    async def forget(self, *, owner: int | None = None, guild: int | None = None) -> None:
        """Delete what is known of a member, of a server, or of a member in a server, but for the last 24 hours.

        What still counts stays: else a deletion would be a way to a new day.
        """
        ...
