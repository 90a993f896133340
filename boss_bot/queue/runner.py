"""What a run works with: the rooms around the queue, through their ports."""

import random
from collections.abc import Callable

import attrs

from boss_bot.domain.job import Job, JobId
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.ports import Clock, Courier, Downloader, Library, Media
from boss_bot.queue.ask import Limits
from boss_bot.queue.board import Board
from boss_bot.queue.breaker import Breaker
from boss_bot.queue.diary import Diary


@attrs.define
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
    breaker: Breaker
    diary: Diary
    exempt: frozenset[str] = frozenset()
    enabled: frozenset[str] = frozenset()
    chance: Callable[[], float] = random.random

    async def show(self, job: Job) -> None:
        """Draw the job's card as it is now."""
        await self.courier.show(await self.board.look(job))

    async def clear(self, job: JobId) -> None:
        """Delete what a job that is over left in its folder and in memory."""
        await self.library.discard(job)
        self.board.forget(job)

    def has_files(self, job: Job) -> bool:
        """Say whether the files of an earlier try are still there, so that nothing is to be downloaded."""
        return all(self.library.open_path(file).exists() for file in job.files)
