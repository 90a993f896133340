"""One result is done away with: who may, and what of it goes."""

import attrs

from boss_bot.domain.errors.refusals import NotKeptError, NotYourJobError, UnknownJobError
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.keeping.records import StoredFiles
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.levels import Level
from boss_bot.queue import QueueService


@attrs.frozen(eq=False, repr=False)
class Results:
    """The use cases of the buttons Delete file and Remove."""

    service: QueueService
    library: StoredFiles

    async def deletable(self, job_id: JobId, by: Actor, *, moderates: bool) -> Job:
        """Return a finished job whose result somebody may delete: their own, or any of a server that they manage.

        Args:
            job_id: Which.
            by: Who.
            moderates: Whether Discord lets them remove messages of others where the job's result is.

        Raises:
            UnknownJobError: No such job in this server.
            NotYourJobError: It is somebody else's, and they manage nothing.
            NotKeptError: It has no files, or not yet.
        """
        job = await self.service.store.get(job_id)
        if job is None or job.request.guild != by.guild:
            raise UnknownJobError
        if job.request.owner != by.user and not moderates:
            manages = by.guild is not None and (await self.service.members.standing(by)).level >= Level.MANAGER
            if not manages:
                raise NotYourJobError
        if job.state is not JobState.COMPLETED or not job.files:
            raise NotKeptError
        return job

    async def delete(self, job: Job) -> bool:
        """Delete what is kept of a finished job; False when it stays because somebody else has the same files.

        Raises:
            StoreUnavailableError: They may be there still; call it again.
        """
        others = [other for other in await self.service.store.of_fetch(job.fetch) if other.id != job.id]
        if any(not one.state.over or (one.files and one.request.owner != job.request.owner) for one in others):
            return False
        await self.library.drop(job)
        return True
