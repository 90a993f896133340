"""The port of the store: how the queue keeps its jobs.

Every method raises `StoreUnavailableError` while the database cannot be read or written; nothing is changed then.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import attrs

from boss_bot.domain.delivery import ReplyHandle
from boss_bot.domain.job import Job, JobId, JobState, Mover, Request


@attrs.frozen
class ClaimLimits:
    """How many jobs may run at once: over all, for one member, and of one lane."""

    over_all: int
    per_member: int
    per_lane: int = 5


class JobStore(Protocol):
    """Keeps every job. All that it says is on disk when the call returns."""

    async def add(self, request: Request, *, capacity: int, now: datetime) -> Job:
        """Store a new job, or return the one that the same key already made.

        Raises:
            QueueFullError: As many jobs wait or are paused as ``capacity`` allows here (`domain.priority.places`).
            OwnLimitError: As many of its member's do as its terms allow.
        """
        ...

    async def claim(self, limits: ClaimLimits, now: datetime) -> Job | None:
        """Take the next job that may run and mark it downloading, in one step; None when there is none.

        The higher level first, then the start tag. A lane that is held gives none; one that was, one at a time.
        """
        ...

    async def promote(self, now: datetime) -> Job | None:
        """Put one job whose wait for another try is over back into the line; None when there is none."""
        ...

    async def age(self, now: datetime, *, after: float) -> Job | None:
        """Raise one job that has waited ``after`` seconds at its level by one level; None when there is none."""
        ...

    async def due(self, now: datetime, *, age: float) -> datetime | None:
        """Return the next moment at which time alone lets something start, None when there is none."""
        ...

    async def retry(self, job: JobId, *, capacity: int, now: datetime) -> Job | None:
        """Put a failed job back into the line as a newcomer, its counts at nought; None when it is not failed.

        Raises:
            QueueFullError: See `add`.
        """
        ...

    async def move(
        self, job: JobId, to: JobState, *, by: Mover = Mover.WORKER, epoch: int | None = None, **changes: object
    ) -> Job | None:
        """Move a job to another state and write ``changes`` (fields of `Job`) with it, in one step.

        A job that goes back into the line keeps its place in it. The log of moves keeps ``by``.

        Returns None, and changes nothing, when the move is not legal from where the job is now, or when
        ``epoch`` is given and the job has been taken by somebody else since.
        """
        ...

    async def move_up(self, job: JobId) -> bool:
        """Let a waiting job change places with the first of its member's at its level; False when it is that one."""
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
