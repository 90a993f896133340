"""Downloads that are listened to: what a post says is kept when its files have come."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import attrs
from loguru import logger

from boss_bot.domain.content.progress import DownloadEvent
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.keeping.posts import Post, Posts
from boss_bot.domain.keeping.retention import Periods, SteadyTime
from boss_bot.domain.ports import Clock, Download, Downloader
from boss_bot.library.posts.heard import Heard


@attrs.frozen(eq=False, repr=False)
class NotingDownload:
    """A running download that is listened to."""

    inner: Download
    heard: Heard

    async def events(self) -> AsyncIterator[DownloadEvent]:
        """See `Download.events`; what tells of the post alone is left out."""
        async for event in self.inner.events():
            if self.heard.take(event):
                yield event

    async def pause(self) -> None:
        """See `Download.pause`."""
        await self.inner.pause()

    async def resume(self) -> None:
        """See `Download.resume`."""
        await self.inner.resume()


@attrs.frozen(eq=False, repr=False)
class NotingDownloader:
    """Implements the `Downloader` port over another one.

    Attributes:
        inner: Fetches.
        posts: Keeps what was told.
        jobs: Who asked.
        clock, steady, periods: When it was, and until when it is kept.
    """

    inner: Downloader
    posts: Posts
    jobs: JobStore
    clock: Clock
    steady: SteadyTime
    periods: Periods

    @asynccontextmanager
    async def download(self, task: DownloadTask) -> AsyncIterator[Download]:
        """See `Downloader.download`."""
        heard = Heard()
        async with self.inner.download(task) as download:
            yield NotingDownload(download, heard)
        if heard.alts and (job := await self.jobs.get(task.job)):
            await self._keep(job, heard)

    async def _keep(self, job: Job, heard: Heard) -> None:
        """Keep what was told; that it cannot be is no reason to end a job."""
        texts = await asyncio.to_thread(heard.texts)
        request, until = job.request, self.steady.seconds() + self.periods.texts.total_seconds()
        post = Post(
            job.id, request.owner, request.guild, request.channel, request.site, request.link.url,
            heard.metadata.title, heard.metadata.author, heard.facts, texts, heard.statuses(texts), self.clock.now(),
            until,
        )  # fmt: skip
        try:
            await self.posts.put(post)
        except StoreUnavailableError:
            logger.bind(job=job.id).warning("what a post says was not stored")
