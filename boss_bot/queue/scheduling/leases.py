"""What a run does with the job that it holds a lease of; every move is fenced by the epoch of its claim."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import attrs

from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.content.question import Question
from boss_bot.domain.jobs.error_record import ErrorRecord
from boss_bot.domain.jobs.job import Job, JobId, JobState, new_job_id
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.jobs.lease import Control, Lease
from boss_bot.domain.ports import Clock
from boss_bot.queue.scheduling.events import Events
from boss_bot.queue.scheduling.news import News


@attrs.define
class _Held:
    """What is known of a job that was claimed by this process: progress is not worth a write to the disk."""

    epoch: int
    control: Control = Control.GO_ON
    bytes: dict[str, Any] = attrs.field(factory=dict)


@attrs.define(eq=False, repr=False)
class Leases:
    """The half of `JobQueue` that runs speak to."""

    store: JobStore
    clock: Clock
    news: News = attrs.field(factory=News, init=False)
    events: Events = attrs.field(factory=Events, init=False)
    _held: dict[JobId, _Held] = attrs.field(factory=dict, init=False)

    def progress(self, lease: Lease, done: int, total: int | None) -> Control:
        """See `JobQueue.progress`."""
        held = self._held.get(lease.job)
        if held is None or held.epoch != lease.epoch:
            return Control.STOP
        held.bytes = {"done_bytes": done, "total_bytes": total}
        return held.control

    async def advance(self, lease: Lease, to: JobState, *, files: Sequence[StoredFile] | None = None) -> Job | None:
        """See `JobQueue.advance`."""
        changes: dict[str, Any] = {} if files is None else {"files": tuple(files)}
        return self.told(await self.store.move(lease.job, to, epoch=lease.epoch, **changes))

    async def complete(self, lease: Lease) -> Job | None:
        """See `JobQueue.complete`."""
        over: dict[str, Any] = {"finished_at": self.clock.now(), "error": None}
        return self.told(await self.store.move(lease.job, JobState.COMPLETED, epoch=lease.epoch, **over))

    async def fail(
        self, lease: Lease, error: ErrorRecord, *, retry_at: datetime | None = None, crashes: int = 0
    ) -> Job | None:
        """See `JobQueue.fail`."""
        changes: dict[str, Any] = {"error": error, "crashes": crashes}
        if retry_at is None:
            changes |= {"finished_at": self.clock.now()}
            return self.told(await self.store.move(lease.job, JobState.FAILED, epoch=lease.epoch, **changes))
        job = await self.store.get(lease.job)
        changes |= {"not_before": retry_at, "retries": (job.retries if job else 0) + 1} | self.kept(lease.job)
        return self.told(await self.store.move(lease.job, JobState.RETRY_WAIT, epoch=lease.epoch, **changes))

    async def ask(self, lease: Lease, question: Question, *, until: datetime) -> Job | None:
        """See `JobQueue.ask`."""
        changes: dict[str, Any] = {"question": question, "not_before": until, "error": None, "fetch": new_job_id()}
        return self.told(await self.store.move(lease.job, JobState.RETRY_WAIT, epoch=lease.epoch, **changes))

    def kept(self, job: JobId) -> dict[str, Any]:
        """Return what is written with a move that stops a run: how far it was."""
        return self._held[job].bytes if job in self._held else {}

    def claimed(self, job: Job) -> None:
        """Note that a job was claimed: earlier leases of it have ended."""
        before = self._held.get(job.id)
        self._held[job.id] = _Held(job.epoch, bytes=before.bytes if before else {})

    def told(self, job: Job | None) -> Job | None:
        """Tell of a move, if it happened."""
        if job is not None:
            held = self._held.get(job.id)
            if job.state.over:
                self._held.pop(job.id, None)
            elif held and job.state is JobState.PAUSED:
                held.control = Control.PAUSE
            self.events.tell(job)
            self.news.tell()
        return job
