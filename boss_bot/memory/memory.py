"""What members may ask of the bot's memory: their history, and to be told all or to be forgotten."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.errors.refusals import JobIsOverError, NotKeptError, TooLateError, UnknownJobError
from boss_bot.domain.jobs.job import Job, JobId, JobState
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.keeping.records import Records, Rows, StoredFiles
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.ports import Clock
from boss_bot.memory.results import Results
from boss_bot.queue import QueueService

PAGE = 7  # lines of history


@attrs.frozen
class Page:
    """One page of a member's history.

    Attributes:
        jobs: Each job, and whether its files are still kept.
        number: Which page, from 1.
        pages: How many there are.
        site: The only site that it tells of, None for all.
    """

    jobs: Sequence[tuple[Job, bool]]
    number: int
    pages: int
    site: str | None


@attrs.frozen
class Forgotten:
    """What was deleted: jobs, and of how many the files; while ``busy`` jobs could not be stopped, nothing is."""

    jobs: int
    with_files: int
    busy: int


@attrs.frozen(eq=False, repr=False)
class Memory:
    """The use cases of `/history` and `/privacy`."""

    service: QueueService
    records: Records
    library: StoredFiles
    clock: Clock

    async def page(self, by: Actor, number: int = 1, site: str | None = None) -> Page:
        """Return a page of a member's history on this server; a number beyond the end is the last one."""
        count = await self.records.count(by.user, by.guild, site=site)
        pages = max(1, -(-count // PAGE))
        number = min(max(1, number), pages)
        jobs = await self.records.page(by.user, by.guild, site=site, skip=(number - 1) * PAGE, limit=PAGE)
        return Page([(job, self._kept(job)) for job in jobs], number, pages, site)

    async def sites(self, by: Actor) -> Sequence[str]:
        """Return the sites of a member's downloads on this server."""
        return await self.records.sites(by.user, by.guild)

    async def again(
        self, job_id: JobId, by: Actor, *, age_restricted: bool
    ) -> tuple[Look, Sequence[tuple[StoredFile, Path]]]:
        """Return a finished job of a member's with its files, to be handed over once more.

        Raises:
            UnknownJobError: It is none of theirs on this server.
            NotKeptError: Its files are not kept any more.
            AdultMediaError: They are marked 18+, and this is no place for them.
        """
        job = await self.service.store.get(job_id)
        if job is None or (job.request.owner, job.request.guild) != (by.user, by.guild):
            raise UnknownJobError
        if not self._kept(job):
            raise NotKeptError
        (await self.service.members.standing(by)).check_age(job, age_restricted=age_restricted)
        return Look(job, self.clock.now()), [(file, self.library.open_path(file)) for file in job.files]

    @property
    def results(self) -> Results:
        """What may be done away with."""
        return Results(self.service, self.library)

    async def amounts(self, by: Actor) -> Mapping[str, int]:
        """Count what is kept about a member, by kind."""
        return await self.records.amounts(by.user)

    async def export(self, by: Actor) -> Rows:
        """Return all that is kept about a member."""
        return await self.records.export(by.user)

    async def forget(self, by: Actor) -> Forgotten:
        """Cancel a member's downloads, then delete them, their files and their settings.

        While files are on their way to Discord nothing is deleted: they could go out half. Whatever interrupts this,
        doing it again deletes the rest.
        """
        busy = 0
        for job in await self.records.living(by.user):
            try:
                await self.service.cancel(job.id, Actor(by.user, job.request.guild))
            except (JobIsOverError, UnknownJobError):
                continue
            except TooLateError:
                busy += 1
        if busy:
            return Forgotten(0, 0, busy)
        with_files = await self.library.forget(owner=by.user)
        return Forgotten(await self.records.forget(by.user), with_files, busy)

    def _kept(self, job: Job) -> bool:
        here = job.state is JobState.COMPLETED and bool(job.files)
        return here and all(self.library.open_path(file).exists() for file in job.files)
