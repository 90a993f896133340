"""A queue over the real store, with a download that the test leads by the hand."""

import asyncio
from contextlib import asynccontextmanager
from typing import Any

import attrs
import pytest

from boss_bot.domain.download import DownloadTask
from boss_bot.domain.job import JobId
from boss_bot.domain.media import CheckedFile, MediaKind
from boss_bot.domain.progress import FileReady, Progress
from boss_bot.library import FileLibrary
from boss_bot.queue import Actor, Ask, Limits, Queue
from boss_bot.store import open_store

WAIT = 10


@attrs.define(eq=False)
class LedDownload:
    """A download whose events the test sends, and whose pauses it can see."""

    task: DownloadTask
    inbox: asyncio.Queue = attrs.field(factory=asyncio.Queue)
    paused: bool = False
    gone: asyncio.Event = attrs.field(factory=asyncio.Event)

    async def events(self):
        while True:
            event = await self.inbox.get()
            self.inbox.task_done()
            if event is None:
                return
            if isinstance(event, BaseException):
                raise event
            yield event

    async def pause(self):
        self.paused = True

    async def resume(self):
        self.paused = False

    def progress(self, done, total=100):
        self.inbox.put_nowait(Progress(done=done, total=total))

    def finish(self, content=b"bytes"):
        path = self.task.folder / "001.bin"
        path.write_bytes(content)
        self.inbox.put_nowait(FileReady(path))
        self.inbox.put_nowait(None)

    def fail(self, error):
        self.inbox.put_nowait(error)


@attrs.define
class LedDownloader:
    """Hands out a `LedDownload` for each start and lets the test wait for it."""

    started: asyncio.Queue = attrs.field(factory=asyncio.Queue)
    running: list = attrs.field(factory=list)

    @asynccontextmanager
    async def download(self, task):
        download = LedDownload(task)
        self.running.append(download)
        self.started.put_nowait(download)
        try:
            yield download
        finally:
            self.running.remove(download)
            download.gone.set()

    async def next(self) -> LedDownload:
        return await asyncio.wait_for(self.started.get(), WAIT)


class TakeAll:
    """Lets every file through as a picture."""

    async def check(self, found, *, size_limit, hear=None):
        assert size_limit == 20 * 2**20
        assert hear is not None
        return [CheckedFile(path, "image/png", MediaKind.IMAGE, ".png", path.stat().st_size) for path in found]


@attrs.define
class Listener:
    """Remembers every card; the test waits until one looks as it should."""

    looks: dict = attrs.field(factory=dict)
    delivered: list = attrs.field(factory=list)
    changed: asyncio.Condition = attrs.field(factory=asyncio.Condition)
    refuse: BaseException | None = None
    uploading: asyncio.Event | None = None

    async def show(self, look):
        async with self.changed:
            self.looks.setdefault(look.job.id, []).append(look)
            self.changed.notify_all()

    async def deliver(self, look, files):
        if self.uploading:
            await self.uploading.wait()
        if self.refuse:
            raise self.refuse
        async with self.changed:
            self.delivered.append((look.job.id, [path.read_bytes() for _, path in files]))
            self.changed.notify_all()

    async def until(self, condition):
        async def met():
            async with self.changed:
                await self.changed.wait_for(condition)

        await asyncio.wait_for(met(), WAIT)

    async def state(self, job: JobId, state):
        await self.until(lambda: job in self.looks and self.looks[job][-1].job.state is state)
        return self.looks[job][-1]


@pytest.fixture
def led():
    return LedDownloader()


@pytest.fixture
def cards():
    return Listener()


@pytest.fixture
def ask(request):
    numbers = iter(range(1, 10_000))

    def make(user=1, guild=10, text="https://x.com/ann/status/1", **fields):
        return Ask(f"key-{next(numbers)}", Actor(user, guild), text, 100, 20 * 2**20, **fields)

    return make


@pytest.fixture
async def world(tmp_path, clock, led, cards):
    """Start queues over one data directory, as often as the test likes; the last is stopped at its end."""
    live: list[Any] = []

    async def start(**limits):
        if live:
            await live.pop()()
        store = await open_store(tmp_path / "db.sqlite3")
        queue = Queue.build(
            store=store, downloader=led, media=TakeAll(), library=FileLibrary(tmp_path, clock), courier=cards,
            clock=clock, limits=Limits(**limits),
        )  # fmt: skip
        await queue.start()

        async def stop():
            await queue.stop()
            await store.close()

        live.append(stop)
        return queue.service

    yield start
    for stop in live:
        await stop()
