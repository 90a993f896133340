"""Downloads with a meter: bytes are set aside before one starts, and what came is counted when it ends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import attrs

from boss_bot.domain.content.progress import DownloadEvent, Found, Progress
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.ports import Download, Downloader
from boss_bot.library.headroom.storeroom import Storeroom

_STEP = 4 << 20  # bytes between two looks at the day while more comes than was announced


@attrs.define(eq=False, repr=False)
class MeteredDownload:
    """A running download whose bytes are counted.

    Attributes:
        inner: The download.
        room: Counts.
        job: Whose download it is.
        aside: Bytes that are set aside for it.
        judged: Bytes up to which it may come without another look at the days.
        spent: Bytes that came.
    """

    inner: Download
    room: Storeroom
    job: Job
    aside: int
    judged: int
    spent: int = 0

    async def events(self) -> AsyncIterator[DownloadEvent]:
        """See `Download.events`.

        Raises:
            JobError: As it says there.
            DiskFullError, WorkspacesFullError: What it turns out to bring does not fit.
            MemberQuotaReachedError, QuotaReachedError: Its member, or its server, has not so many bytes left today.
        """
        async for event in self.inner.events():
            match event:
                case Found(metadata) if metadata.size:
                    await self._expect(metadata.size, aside=metadata.size)
                case Progress(done=done):
                    self.spent = max(self.spent, done)
                    if done > self.judged:
                        await self._expect(done, aside=max(self.aside, done + _STEP))
                        self.judged = done + _STEP
                case _:
                    pass
            yield event

    async def pause(self) -> None:
        """See `Download.pause`."""
        await self.inner.pause()

    async def resume(self) -> None:
        """See `Download.resume`."""
        await self.inner.resume()

    async def _expect(self, comes: int, *, aside: int) -> None:
        await self.room.set_aside(self.job, comes=comes, aside=aside)
        self.judged, self.aside = comes, aside


@attrs.frozen(eq=False, repr=False)
class MeteredDownloader:
    """Implements the `Downloader` port over another one."""

    inner: Downloader
    room: Storeroom
    jobs: JobStore

    @asynccontextmanager
    async def download(self, task: DownloadTask) -> AsyncIterator[Download]:
        """See `Downloader.download`.

        Raises:
            DiskFullError, WorkspacesFullError: There is no room for it at the moment.
            MemberQuotaReachedError, QuotaReachedError: Its member, or its server, has no bytes left today.
        """
        job = await self.jobs.get(task.job)
        if job is None:  # it is not the queue that asks
            async with self.inner.download(task) as download:
                yield download
            return
        comes = job.total_bytes or 0
        aside = comes or self.room.space.limits.expected
        await self.room.set_aside(job, comes=comes, aside=aside)
        spent = 0
        try:
            async with self.inner.download(task) as download:
                metered = MeteredDownload(download, self.room, job, aside, judged=comes)
                try:
                    yield metered
                finally:
                    spent = metered.spent
        finally:
            await self.room.settle(job, spent)
