"""A job in the hands of one run: every move is fenced by the epoch under which it was claimed."""

import attrs
from loguru import logger

from boss_bot.domain.error_record import record
from boss_bot.domain.errors import BossBotError
from boss_bot.domain.job import Job, JobState
from boss_bot.domain.progress import DownloadEvent, Found, Progress, StageReached
from boss_bot.queue.runner import Runner


class Superseded(Exception):  # noqa: N818 - it is no error: the job is cancelled, paused, or another run has it
    """The store refused a move, so this run has nothing more to say about the job."""


@attrs.define
class Held:
    """Saves, then shows, each step of a job."""

    job: Job
    runner: Runner

    async def show(self) -> None:
        """Draw the job's card as it is now."""
        await self.runner.show(self.job)

    async def try_move(self, to: JobState, **changes: object) -> bool:
        """Move the job; False while it is paused.

        Raises:
            Superseded: It is no longer this run's.
        """
        moved = await self.runner.store.move(self.job.id, to, epoch=self.job.epoch, **changes)
        if moved is not None:
            self.job = moved
            return True
        now = await self.runner.store.get(self.job.id)
        if now is not None and now.state is JobState.PAUSED and now.epoch == self.job.epoch:
            return False
        raise Superseded

    async def move(self, to: JobState, **changes: object) -> None:
        """Move the job on.

        Raises:
            Superseded: It is paused, or no longer this run's.
        """
        if not await self.try_move(to, **changes):
            raise Superseded

    async def hear(self, event: DownloadEvent) -> None:
        """Take in what the downloader says."""
        live = self.runner.board.live(self.job.id)
        match event:
            case StageReached(stage):
                live.stage = stage
            case Progress():
                live.progress = event
            case Found(metadata):
                await self.runner.store.note(self.job.id, epoch=self.job.epoch, metadata=metadata)
                self.job = attrs.evolve(self.job, metadata=metadata)
        await self.show()

    async def fail(self, error: BossBotError) -> None:
        """End the job with an error, unless it is no longer this run's."""
        runner, job = self.runner, self.job
        logger.bind(job=job.id).info("failed: {}", type(error).__name__)
        failed = await runner.store.move(
            job.id, JobState.FAILED, epoch=job.epoch, error=record(error), finished_at=runner.clock.now()
        )
        if failed is not None:
            look = await runner.board.look(failed)
            await runner.clear(job.id)
            await runner.courier.show(look)
