"""The port of the queue: takes jobs, decides who runs next, and keeps what becomes of each.

On one machine `queue.scheduler` implements it over a store; an engine with workers on several machines can take its
place. ``tests/contracts/test_job_queue.py`` is the promise that every engine has to keep.
"""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol

from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.content.question import Question
from boss_bot.domain.jobs.error_record import ErrorRecord
from boss_bot.domain.jobs.job import Job, JobId, JobState, Request
from boss_bot.domain.jobs.lease import Control, JobEvent, Lease, Want


class Handler(Protocol):
    """Runs the jobs that the queue has claimed. Each call returns soon: the run itself is a task of the handler's."""

    async def resumed(self, jobs: Sequence[Job]) -> None:
        """Note the jobs that had been begun before this start of the bot, and go on in their turn."""
        ...

    async def begin(self, job: Job) -> None:
        """Run a job that was just claimed: go on in what there still is of it, or of its fetch, else from the start."""
        ...

    async def hold(self, job: Job) -> None:
        """Stop the bytes of a job that is paused by now; harmless where it has no run."""
        ...

    async def stop(self, job: Job) -> None:
        """End the run of a job that is cancelled by now, if it has one; on return its process is gone."""
        ...

    async def wind_down(self, patience: float) -> None:
        """Give what cannot be interrupted so many seconds, then end every run."""
        ...

    async def idle(self) -> None:
        """Wait until no run is left."""
        ...


class JobQueue(Protocol):
    """Every method raises `StoreUnavailableError` while nothing can be kept; nothing is changed then."""

    async def enqueue(self, request: Request) -> Job:
        """Take a request into the line; the same key again gives the job that it made before.

        Raises:
            QueueFullError: No place is left for its priority.
            DrainingError: Nothing new is taken any more.
        """
        ...

    async def run(self, handler: Handler) -> None:
        """Take up what a crash left half-done, then claim jobs for the handler, until `drain`."""
        ...

    async def drain(self) -> None:
        """Claim nothing more, let uploads end, and put the rest back into the line; `run` ends."""
        ...

    def progress(self, lease: Lease, done: int, total: int | None) -> Control:
        """Note how far a run is, in bytes, and hear whether it is to go on."""
        ...

    async def advance(self, lease: Lease, to: JobState, *, files: Sequence[StoredFile] | None = None) -> Job | None:
        """Move a job on to processing or uploading; None when the lease has ended or the job is paused."""
        ...

    async def complete(self, lease: Lease) -> Job | None:
        """End a job well: its files are with the member. None when the lease has ended."""
        ...

    async def fail(
        self, lease: Lease, error: ErrorRecord, *, retry_at: datetime | None = None, crashes: int = 0
    ) -> Job | None:
        """End a try of a job; None when the lease has ended.

        Args:
            lease: Of the run.
            error: Why there are no files.
            retry_at: When it is to be tried again by itself, None for never.
            crashes: How many processes have died over the job by now.
        """
        ...

    async def ask(self, lease: Lease, question: Question, *, until: datetime) -> Job | None:
        """Let a job wait for its member's answer, at most until a moment; None when the lease has ended.

        It leaves its fetch: who wants the same is asked too, and may answer otherwise.
        """
        ...

    def give_back(self, lease: Lease) -> None:
        """Note that a run ended because nothing could be kept: its job goes back into the line, and it is no crash."""
        ...

    async def request(self, job: JobId, want: Want, *, why: ErrorRecord | None = None) -> Job:
        """Do what a member wants of a job, and return how it is then. What is so already changes nothing.

        ``why`` is kept as the reason of a cancel that is not its member's own.

        Raises:
            UnknownJobError: There is none.
            TooLateError: It is past the point where that can be done.
            JobIsOverError: It has ended.
            QueueFullError: No place is left for another try.
            DrainingError: Nothing is tried again any more.
        """
        ...

    def watch(self, guild: int | None = None) -> AsyncIterator[JobEvent]:
        """Yield every move of a job from now on: of one server, or of all."""
        ...
