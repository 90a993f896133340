"""One run of one job: download, check and store, hand over. Each step is saved, then shown."""

import asyncio
import secrets

import attrs
from loguru import logger

from boss_bot.domain.download import DownloadTask
from boss_bot.domain.errors import BossBotError, StoreUnavailableError
from boss_bot.domain.faults import UnexpectedError
from boss_bot.domain.job import Job, JobState
from boss_bot.domain.progress import FileReady
from boss_bot.queue.aftermath import settle
from boss_bot.queue.held import Held, Superseded
from boss_bot.queue.runner import Runner
from boss_bot.queue.transfer import Transfer
from boss_bot.sites import site_for


@attrs.define
class Run:
    """Ends by itself, or by the cancellation of its task; either way its process is gone when it has ended."""

    held: Held
    _transfer: Transfer | None = attrs.field(default=None, init=False)

    @classmethod
    def of(cls, job: Job, runner: Runner) -> "Run":
        """Make a run of a job that was just claimed."""
        return cls(Held(job, runner))

    async def park(self) -> None:
        """Stop the bytes: the store holds the job as paused."""
        if self._transfer:
            await self._transfer.park()

    async def take(self, job: Job) -> bool:
        """Go on with a parked download under a new claim; False when there is none to go on with."""
        if self._transfer is None:
            return False
        before, self.held.job = self.held.job, job
        if await self._transfer.take():
            await self.held.show()
            return True
        self.held.job = before
        return False

    async def whole(self, after: asyncio.Task[None] | None = None) -> None:
        """Run the job to its end, or as far as it may go.

        Args:
            after: An earlier run of the same job that is still being taken down.
        """
        if after:
            await asyncio.wait([after])
        try:
            await self._steps()
        except Superseded:
            return
        except StoreUnavailableError:
            raise  # nothing more can be saved: the scheduler puts the job back when the store is there again
        except BossBotError as error:
            await settle(self.held.runner, self.held.job, error)
        except Exception as error:  # noqa: BLE001 - the one net of the house: nothing that a job does may end the bot
            reference = secrets.token_hex(4)
            log = logger.bind(job=self.held.job.id, reference=reference)
            log.opt(exception=error).error("unexpected error in a run")
            await settle(self.held.runner, self.held.job, UnexpectedError(reference=reference))

    async def _steps(self) -> None:
        held, runner = self.held, self.held.runner
        await runner.diary.started(held.job)
        await held.show()
        if held.job.files and runner.has_files(held.job):
            await held.move(JobState.UPLOADING)
        else:
            found = await self._download()
            await runner.breaker.works(held.job.request.lane)
            await held.show()
            came, limit = [file.path for file in found], held.job.request.size_limit
            checked = await runner.media.check(came, size_limit=limit, hear=held.hear)
            checked = [attrs.evolve(file, alt=ready.alt) for file, ready in zip(checked, found, strict=True)]
            files = await runner.library.keep(held.job, checked)
            await held.move(JobState.UPLOADING, files=files)
        await held.show()
        paths = [(file, runner.library.open_path(file)) for file in held.job.files]
        await runner.courier.deliver(await runner.board.look(held.job), paths)
        await held.finish()
        await runner.clear(held.job.id)
        await runner.diary.completed(held.job, runner.clock.now())

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
        finally:
            self._transfer = None
        return found

    def _task(self) -> DownloadTask:
        job, runner = self.held.job, self.held.runner
        return DownloadTask(
            job=job.id,
            link=job.request.link,
            tools=site_for(job.request.link, exempt=runner.exempt, enabled=runner.enabled).tools,
            folder=runner.library.workspace(job.id),
            max_bytes=runner.limits.max_bytes,
            max_files=runner.limits.max_files,
            options=job.request.options,
            fit_bytes=job.request.size_limit,
        )
