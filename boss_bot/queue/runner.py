"""What a run works with: the rooms around the queue, through their ports."""

import attrs

from boss_bot.domain.job import Job, JobId
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.ports import Clock, Courier, Downloader, Library, Media
from boss_bot.queue.ask import Limits
from boss_bot.queue.board import Board


@attrs.frozen
class Runner:
    """The rooms that a run drives, through their ports."""

    store: JobStore
    board: Board
    downloader: Downloader
    media: Media
    library: Library
    courier: Courier
    clock: Clock
    limits: Limits
    exempt: frozenset[str] = frozenset()
    enabled: frozenset[str] = frozenset()

    async def show(self, job: Job) -> None:
        """Draw the job's card as it is now."""
        await self.courier.show(await self.board.look(job))

    async def clear(self, job: JobId) -> None:
        """Delete what a job that is over left in its folder and in memory."""
        await self.library.discard(job)
        self.board.forget(job)
