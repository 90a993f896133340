"""The port of the store: how the queue keeps its jobs.

Every method raises `StoreUnavailableError` while the database cannot be read or written; nothing is changed then.
"""

from datetime import datetime, timedelta
from typing import Protocol

import attrs

from boss_bot.domain.jobs.job import Job, JobId, JobState, Mover, Request
from boss_bot.domain.jobs.job_reads import JobReads
from boss_bot.domain.members.delivery import ReplyHandle

KEPT = timedelta(hours=72)
"""How long a job that is done may be joined: the longest that files are kept. Whether they are, the disk says."""


@attrs.frozen
class ClaimLimits:
    """How many jobs may run at once: over all, for one member, and of one lane."""

    over_all: int
    per_member: int
    per_lane: int = 5


class JobStore(JobReads, Protocol):
    """Keeps every job. All that it says is on disk when the call returns."""

    async def add(self, request: Request, *, capacity: int, now: datetime, slots: int = 0) -> Job:
        """Store a new job, or return the one that the same key already made.

        It gets the fetch of a job of the same server (or of the same member's direct messages) that wants the same and
        is not over, or is done and its files are kept: one fetch serves both.

        Args:
            request: What is asked for.
            capacity: Jobs that may wait or be paused.
            now: The present moment.
            slots: Jobs that may run at once. Those that are free count as places too: who comes is about to take them.

        Raises:
            QueueFullError: As many jobs wait or are paused as ``capacity`` allows here (`domain.priority.places`).
            OwnLimitError: As many of its member's do as its terms allow.
        """
        ...

    async def claim(
        self, limits: ClaimLimits, now: datetime, *, fetch: JobId | None = None, may_fetch: bool = True
    ) -> Job | None:
        """Take the next job that may run and mark it downloading, in one step; None when there is none.

        One whose files another of its fetch has brought goes before all others: it asks no site and needs no slot of a
        download, so up to ``over_all`` of them run beside the downloads. Then the higher level first, then the start
        tag. A lane that is held gives none; one that was, one at a time. A fetch gives none while another job of it
        runs, or waits for its next try, and has no files yet.

        Args:
            limits: Slots.
            now: The present moment.
            fetch: Take none but a job of this fetch, and none beyond the slots.
            may_fetch: Whether a download may start; without it only what needs none is taken.
        """
        ...

    async def promote(self, now: datetime) -> Job | None:
        """Put one job whose wait for another try is over back into the line; None when there is none."""
        ...

    async def age(self, now: datetime, *, after: float) -> Job | None:
        """Raise one job that has waited ``after`` seconds at its level by one level; None when there is none."""
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
        ``epoch`` is given and the job has been taken by somebody else since. Nor is a job cancelled of which files may
        be with its member already: the journal knows of a delivery that has begun.
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
