"""A job in the hands of one run: every move is fenced by the epoch under which it was claimed."""

import asyncio
from collections.abc import Sequence

import attrs

from boss_bot.domain.content.media import StoredFile
from boss_bot.domain.content.progress import (
    DownloadEvent,
    Encoded,
    Found,
    Progress,
    Skipped,
    Stage,
    StageReached,
    StartedAnew,
)
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.lease import Lease
from boss_bot.queue.running.choosing import learn_pace
from boss_bot.queue.running.known import Known

_STORE_PAUSE = 1.0  # seconds until a store that could not be used is asked again


class Superseded(Exception):  # noqa: N818 - it is no error: the job is cancelled, paused, or another run has it
    """The store refused a move, so this run has nothing more to say about the job."""


@attrs.define(eq=False, repr=False)
class Held(Known):
    """Saves, then shows, each step of a job."""

    async def show(self) -> None:
        """Draw the job's card as it is now."""
        await self.runner.show(self.job)

    @property
    def lease(self) -> Lease:
        """The right under which this run changes its job."""
        return Lease.of(self.job)

    async def try_move(self, to: JobState, *, files: Sequence[StoredFile] | None = None) -> bool:
        """Move the job; False while it is paused.

        Raises:
            Superseded: It is no longer this run's.
        """
        while True:
            job = self.job
            moved = await self.runner.queue.advance(Lease.of(job), to, files=files)
            if moved is not None:
                self.job = moved
                return True
            now = await self.runner.store.get(job.id)
            if self.job.id != job.id:
                continue  # another job of the same fetch goes on in this run
            if now is not None and now.state is JobState.PAUSED and now.epoch == job.epoch:
                return False
            raise Superseded

    async def move(self, to: JobState, *, files: Sequence[StoredFile] | None = None) -> None:
        """Move the job on.

        Raises:
            Superseded: It is paused, or no longer this run's.
        """
        if not await self.try_move(to, files=files):
            raise Superseded

    async def hear(self, event: DownloadEvent | Encoded) -> None:
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
                if self.job.state is JobState.DOWNLOADING and live.stage is not Stage.CUTTING:
                    self.runner.queue.progress(self.lease, event.done, event.total)
            case Encoded():
                await learn_pace(self.runner, self.job, event)
            case Skipped(item=int(item)):
                await self.lack(item)
            case Found(metadata, offers):
                await self.learn(metadata, offers)
                self.job.request.terms.check_age(metadata.age_limit)
        await self.show()

    async def finish(self) -> None:
        """Record that the files are with the member, as often as it takes: they must not go out a second time.

        Raises:
            Superseded: The job is no longer this run's.
        """
        while True:
            try:
                done = await self.runner.queue.complete(self.lease)
            except StoreUnavailableError:
                await asyncio.sleep(_STORE_PAUSE)
                continue
            if done is None:
                raise Superseded
            self.job = done
            return
