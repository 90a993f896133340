"""The half of the store's port that changes nothing: what the queue can look up."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from boss_bot.domain.jobs.job import Job, JobId, JobState, Mover


class JobReads(Protocol):
    """Looks jobs up. Every method raises `StoreUnavailableError` while the database cannot be read."""

    async def get(self, job: JobId) -> Job | None:
        """Return one job."""
        ...

    async def of_member(
        self, member: int, guild: int | None, states: frozenset[JobState], *, limit: int = 25
    ) -> Sequence[Job]:
        """Return a member's jobs of one server (or of direct messages) in these states, newest first."""
        ...

    async def of_others(
        self, member: int, guild: int, states: frozenset[JobState], *, limit: int = 50
    ) -> Sequence[Job]:
        """Return what others than a member have on a server, not over or failed, in these states, newest first."""
        ...

    async def in_states(self, states: frozenset[JobState], *, newest: int | None = None) -> Sequence[Job]:
        """Return every job in these states, or so many of the newest; oldest first."""
        ...

    async def line(self) -> Sequence[Job]:
        """Return the jobs that wait for a slot, in the order in which they will be claimed."""
        ...

    async def moves(self, job: JobId) -> Sequence[tuple[JobState | None, JobState, Mover]]:
        """Return every move of a job, oldest first: from where (None: it was added), where to, and by whom."""
        ...

    async def position(self, job: JobId) -> tuple[int, int] | None:
        """Return the place of a job in the line (from 1) and the length of the line; None when it does not wait."""
        ...

    async def counts(self) -> dict[JobState, int]:
        """Count the jobs of each state that is not over."""
        ...

    async def of_fetch(self, fetch: JobId) -> Sequence[Job]:
        """Return the jobs of one fetch, at most 50: those that are not over first, then the newest."""
        ...

    async def due(self, now: datetime, *, age: float) -> datetime | None:
        """Return the next moment at which time alone lets something start, None when there is none."""
        ...
