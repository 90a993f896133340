"""The two long parts of a run: the download, and the work on what came. Either can be parked and gone on with."""

from collections.abc import Sequence
from contextlib import suppress

import attrs

from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.content.progress import FileReady
from boss_bot.domain.jobs.hold import Hold
from boss_bot.domain.jobs.job import Job, JobState
from boss_bot.queue.running.choosing import measure
from boss_bot.queue.running.held import Held, Superseded
from boss_bot.queue.running.making import Making
from boss_bot.queue.running.task import task_of
from boss_bot.queue.running.transfer import Transfer


@attrs.define(eq=False, repr=False)
class Parts:
    """What of a run is on at the moment.

    Attributes:
        held: The job.
        now: The part that is on, None between them.
    """

    held: Held
    now: Transfer | Making | None = attrs.field(default=None, init=False)

    async def park(self) -> None:
        """Stop the bytes, or the work on the files: the store holds the job as paused."""
        if self.now:
            await self.now.park()

    async def take(self, job: Job) -> bool:
        """Go on under a new claim, of the same job or of another of its fetch; False when nothing is on."""
        part, before = self.now, self.held.job
        if part is None:
            return False
        self.held.job = job
        if not await part.take():
            self.held.job = before
            return False
        await self.held.took_over(before)
        if isinstance(part, Making) or before.state is JobState.PROCESSING:
            await self._back_to_work(part)
        await self.held.show()
        return True

    async def _back_to_work(self, part: Transfer | Making) -> None:
        with suppress(Superseded):  # it has left this state in this very moment: its run says how it goes on
            if not await self.held.try_move(JobState.PROCESSING):
                await part.park()

    async def download(self) -> list[FileReady]:
        """Fetch the files.

        Raises:
            Superseded: The job is no longer this run's, or was parked for too long.
            JobError: There are no files.
        """
        found: list[FileReady] = []

        async def done(files: list[FileReady]) -> bool:
            found[:] = files
            return await self.held.try_move(JobState.PROCESSING)

        runner = self.held.runner
        transfer = Transfer(
            runner.downloader, task_of(self.held.job, runner), runner.limits.park_seconds, self.held.hear
        )
        self.now, came = transfer, False
        try:
            if not (came := await transfer.run(done)):
                raise Superseded
        finally:
            self.now = Making(runner.limits.park_seconds) if came else None
        return found

    async def make(self, found: Sequence[FileReady]) -> None:
        """Make of what came what may be passed on, and store it. Raises as `download`."""
        held, runner = self.held, self.held.runner

        async def work(hold: Hold) -> Sequence[StoredFile]:
            came, limit = [file.path for file in found], held.job.request.size_limit
            if question := await measure(runner, held.job, sum(path.stat().st_size for path in came)):
                await runner.store.note(held.job.id, epoch=held.job.epoch, question=question)
            made = await runner.media.check(came, size_limit=limit, hear=held.hear, hold=hold)
            made = [attrs.evolve(file, alt=found[file.of].alt) for file in made]
            return await runner.library.keep(held.job, made)

        async def done(files: Sequence[StoredFile]) -> bool:
            return await held.try_move(JobState.UPLOADING, files=files)

        making = self.now if isinstance(self.now, Making) else Making(runner.limits.park_seconds)
        self.now = making
        try:
            if not await making.run(work, done):
                raise Superseded
        finally:
            self.now = None
