"""How the files of one run come to be here: another job of the same fetch has brought them, or they are downloaded."""

from contextlib import suppress

import attrs

from boss_bot.domain.download import DownloadTask
from boss_bot.domain.job import Job, JobState
from boss_bot.domain.media import StoredFile
from boss_bot.domain.progress import FileReady, Found
from boss_bot.queue.held import Held, Superseded
from boss_bot.queue.sharing import SharedFailure, failure, others
from boss_bot.queue.transfer import Transfer
from boss_bot.sites import site_for


@attrs.define
class Fetching:
    """The part of a run that can change hands: another job of the same fetch may go on in it."""

    held: Held
    _transfer: Transfer | None = attrs.field(default=None, init=False)
    _checking: bool = attrs.field(default=False, init=False)

    async def files(self) -> tuple[StoredFile, ...]:
        """Bring the files.

        Raises:
            SharedFailure: The fetch has just failed for another job that wanted the same.
            Superseded: The job is paused or cancelled, and nobody goes on in its place.
            BossBotError: There will be no files.
        """
        runner = self.held.runner
        found = others(self.held.job, await runner.store.of_fetch(self.held.job.fetch))
        there = next((other for other in found if other.files and runner.has_files(other)), None)
        if there:
            runner.board.live(self.held.job.id).shared = True
            if there.metadata:
                await self.held.hear(Found(there.metadata))
            return there.files
        if error := failure(self.held.job, found, runner.clock.now()):
            raise SharedFailure(error)
        return await self._checked(await self._download())

    async def park(self) -> None:
        """Stop the bytes: the store holds the job as paused."""
        if self._transfer:
            await self._transfer.park()

    async def take(self, job: Job) -> bool:
        """Go on under a new claim, of the same job or of another of its fetch; False when there is nothing to go on."""
        before = self.held.job
        self.held.job = job
        if not self._checking and not (self._transfer and await self._transfer.take()):
            self.held.job = before
            return False
        if before.id != job.id:
            self.held.runner.board.pass_on(before.id, job.id)
        if self._checking:
            with suppress(Superseded):
                await self.held.try_move(JobState.PROCESSING)
        if before.metadata and not self.held.job.metadata:
            await self.held.hear(Found(before.metadata))
        await self.held.show()
        return True

    async def _checked(self, found: list[FileReady]) -> tuple[StoredFile, ...]:
        held, runner = self.held, self.held.runner
        self._checking = True
        await runner.breaker.works(held.job.request.lane)
        await held.show()
        came, limit = [file.path for file in found], held.job.request.size_limit
        checked = await runner.media.check(came, size_limit=limit, hear=held.hear)
        checked = [attrs.evolve(file, alt=ready.alt) for file, ready in zip(checked, found, strict=True)]
        return await runner.library.keep(held.job, checked)

    async def _download(self) -> list[FileReady]:
        found: list[FileReady] = []

        async def done(files: list[FileReady]) -> bool:
            found[:] = files
            return await self.held.try_move(JobState.PROCESSING)

        runner = self.held.runner
        self._transfer = Transfer(runner.downloader, self._task(), runner.limits.park_seconds, self.held.hear)
        try:
            if not await self._transfer.run(done):
                raise Superseded
            self._checking = True
        finally:
            self._transfer = None
        return found

    def _task(self) -> DownloadTask:
        job, runner = self.held.job, self.held.runner
        return DownloadTask(
            job=job.id,
            link=job.request.link,
            tools=site_for(job.request.link, exempt=runner.exempt, enabled=runner.enabled).tools,
            folder=runner.library.workspace(job.fetch),
            max_bytes=runner.limits.max_bytes,
            max_files=runner.limits.max_files,
            options=job.request.options,
            fit_bytes=job.request.size_limit,
        )
