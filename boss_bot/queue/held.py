"""A job in the hands of one run: every move is fenced by the epoch under which it was claimed."""

import asyncio
from typing import Any

import attrs
from loguru import logger

from boss_bot.domain.errors import StoreUnavailableError
from boss_bot.domain.job import Job, JobState
from boss_bot.domain.media import Metadata
from boss_bot.domain.offers import Offer
from boss_bot.domain.progress import DownloadEvent, Found, Progress, Stage, StageReached, StartedAnew
from boss_bot.domain.question import Question
from boss_bot.queue.runner import Runner

_STORE_PAUSE = 1.0  # seconds until a store that could not be used is asked again


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

    async def try_move(self, to: JobState, **changes: Any) -> bool:
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

    async def move(self, to: JobState, **changes: Any) -> None:
        """Move the job on.

        Raises:
            Superseded: It is paused, or no longer this run's.
        """
        if not await self.try_move(to, **changes):
            raise Superseded

    async def hear(self, event: DownloadEvent) -> None:
        """Take in what the downloader says.

        Raises:
            AdultMediaError: What it has found may not be shown where it was asked for; its process is ended.
        """
        live = self.runner.board.live(self.job.id)
        match event:
            case StageReached(stage):
                live.stage = stage
                live.anew = live.anew and stage is not Stage.EXTRACTING  # a new process has not begun again yet
            case StartedAnew():
                live.anew = True
            case Progress():
                live.progress = event
            case Found(metadata, offers):
                await self._learnt(metadata, offers)
                self.job.request.terms.check_age(metadata.age_limit)
        await self.show()

    async def finish(self) -> None:
        """Record that the files are with the member, as often as it takes: they must not go out a second time.

        Raises:
            Superseded: The job is no longer this run's.
        """
        finished = self.runner.clock.now()
        while True:
            try:
                await self.move(JobState.COMPLETED, finished_at=finished, error=None)
            except StoreUnavailableError:
                await asyncio.sleep(_STORE_PAUSE)
            else:
                return

    async def _learnt(self, metadata: Metadata, offers: tuple[Offer, ...]) -> None:
        """Keep what the site says of the post; losing it is no reason to end a download."""
        said: dict[str, Any] = {"metadata": metadata}
        if offers and self.job.question is None:
            said["question"] = Question(offers, metadata.duration)
        try:
            await self.runner.store.note(self.job.id, epoch=self.job.epoch, **said)
        except StoreUnavailableError:
            logger.bind(job=self.job.id).warning("the description of a post was not stored")
        self.job = attrs.evolve(self.job, **said)
