"""What a run works with: the rooms around the queue, through their ports."""

import random
from collections.abc import Callable
from contextlib import suppress

import attrs

from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.job_queue import JobQueue
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.ports import Clock, Courier, Downloader, Library, Media
from boss_bot.queue.ask import Limits
from boss_bot.queue.looks.board import Board
from boss_bot.queue.looks.company import others_go_on
from boss_bot.queue.scheduling.breaker import Breaker
from boss_bot.queue.scheduling.diary import Diary


@attrs.define(eq=False, repr=False)
class Runner:
    """The rooms that a run drives, through their ports.

    Attributes:
        chance: Draws a number from 0.0 to 1.0.
    """

    store: JobStore
    queue: JobQueue
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

    async def clear(self, job: Job) -> None:
        """Delete what a job that is over left in memory, and its folder unless another job's fetch goes on in it."""
        self.board.forget(job.id)
        with suppress(StoreUnavailableError):  # the folder goes with the next sweep
            if not await others_go_on(self.store, job):
                await self.library.discard(job.fetch)

    def has_files(self, job: Job) -> bool:
        """Say whether the files of an earlier try are still there, so that nothing is to be downloaded."""
        return all(self.library.open_path(file).exists() for file in job.files)
