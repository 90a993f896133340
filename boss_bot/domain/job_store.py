"""The port of the store: how the queue keeps its jobs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import attrs

from boss_bot.domain.delivery import ReplyHandle
from boss_bot.domain.job import Job, JobId, JobState, Request


@attrs.frozen
class ClaimLimits:
    """How many jobs may run at once: over all, and for one member."""

    over_all: int
    per_member: int


class JobStore(Protocol):
    """Keeps every job. All that it says is on disk when the call returns."""

    async def add(self, request: Request, *, capacity: int, now: datetime) -> Job:
        """Store a new job, or return the one that the same key already made.

        Raises:
            QueueFullError: As many jobs as ``capacity`` are waiting or paused.
        """
        ...

    async def claim(self, limits: ClaimLimits, now: datetime) -> Job | None:
        """Take the next job that may run and mark it downloading, in one step; None when there is none."""
        ...

    async def move(self, job: JobId, to: JobState, *, epoch: int | None = None, **changes: object) -> Job | None:
        """Move a job to another state and write ``changes`` (fields of `Job`) with it, in one step.

        Returns None, and changes nothing, when the move is not legal from where the job is now, or when
        ``epoch`` is given and the job has been taken by somebody else since.
        """
        ...

    async def note(self, job: JobId, *, epoch: int, **changes: object) -> None:
        """Write fields without a move; nothing happens when the epoch has passed."""
        ...

    async def drop_replies(self, now: datetime) -> None:
        """Forget every right to edit an answer that has ended: it is a credential."""
        ...

    async def renew_reply(self, job: JobId, reply: ReplyHandle) -> None:
        """Keep the fresher right to edit the member's answer, which any click brings."""
        ...

    async def get(self, job: JobId) -> Job | None:
        """Return one job."""
        ...

    async def of_member(
        self, member: int, guild: int | None, states: frozenset[JobState], *, limit: int = 25
    ) -> Sequence[Job]:
        """Return a member's jobs of one server (or of direct messages) in these states, newest first."""
        ...

    async def in_states(self, states: frozenset[JobState]) -> Sequence[Job]:
        """Return every job in these states, oldest first."""
        ...

    async def position(self, job: JobId) -> tuple[int, int] | None:
        """Return the place of a job in the line (from 1) and the length of the line; None when it does not wait."""
        ...

    async def counts(self) -> dict[JobState, int]:
        """Count the jobs of each state that is not over."""
        ...
