"""What an operator may do with jobs, in a running bot or, while none runs, on its database."""

from typing import Any

import attrs

from boss_bot.domain.errors.refusals import JobIsOverError, TooLateError, UnknownJobError
from boss_bot.domain.jobs.error_record import restore
from boss_bot.domain.jobs.job import LIVING, Job, JobId, JobState, Mover, is_job_id
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.ports import Clock
from boss_bot.queue import Actor, QueueService

_MOST = 200


@attrs.frozen(eq=False, repr=False)
class Desk:
    """Looks at jobs, cancels them and tries them again.

    An act goes through the queue's own use case, in the name of the member whose job it is: their card follows.

    Attributes:
        service: The use cases of a running bot, None on a database at rest.
        capacity: Jobs that may wait.
    """

    store: JobStore
    clock: Clock
    service: QueueService | None
    capacity: int

    async def jobs(self, *, failed: bool = False) -> list[dict[str, Any]]:
        """Return a row for each job that lives, or for each of the newest that failed."""
        states = frozenset({JobState.FAILED}) if failed else LIVING
        return [_row(job) for job in await self.store.in_states(states, newest=_MOST)]

    async def show(self, *, job: str) -> dict[str, Any]:
        """Return all that may be told of one job, its moves among it.

        Raises:
            UnknownJobError: There is no such job.
        """
        found = await self._job(job)
        moves = await self.store.moves(found.id)
        return _row(found) | {
            "link": found.request.link.url,
            "error": _code(found),
            "moves": [f"{after.name.lower()} by {mover}" for _, after, mover in moves],
        }

    async def cancel(self, *, job: str) -> dict[str, Any]:
        """End a job for good.

        Raises:
            BossBotError: It is unknown, over, or its files are on their way to Discord.
        """
        found = await self._job(job)
        if self.service:
            return _row((await self.service.cancel(found.id, _owner(found))).job)
        if found.state.over:
            raise JobIsOverError(state=found.state.name.lower())
        done = await self.store.move(found.id, JobState.CANCELLED, by=Mover.USER, finished_at=self.clock.now())
        if done is None:
            raise TooLateError(state=found.state.name.lower())
        return _row(done)

    async def retry(self, *, job: str) -> dict[str, Any]:
        """Try a failed job again.

        Raises:
            BossBotError: It is unknown, done or cancelled, or no place is free.
        """
        found = await self._job(job)
        if self.service:
            return _row((await self.service.retry(found.id, _owner(found))).job)
        if found.state in (JobState.COMPLETED, JobState.CANCELLED):
            raise JobIsOverError(state=found.state.name.lower())
        if found.state is JobState.FAILED:
            found = await self.store.retry(found.id, capacity=self.capacity, now=self.clock.now()) or found
        return _row(found)

    async def _job(self, text: str) -> Job:
        found = await self.store.get(JobId(text)) if is_job_id(text) else None
        if found is None:
            raise UnknownJobError
        return found


def _owner(job: Job) -> Actor:
    return Actor(job.request.owner, job.request.guild)


def _code(job: Job) -> str | None:
    return restore(job.error).code if job.error else None


def _row(job: Job) -> dict[str, Any]:
    return {
        "job": job.id,
        "state": job.state.name.lower(),
        "site": job.request.site,
        "member": job.request.owner,
        "server": job.request.guild,
        "created": job.created_at.isoformat(timespec="seconds"),
        "attempt": job.attempt,
        "bytes": job.done_bytes,
        "of": job.total_bytes,
    }
