"""A queue over the real store, with a download that the test leads by the hand."""

import asyncio
from contextlib import asynccontextmanager
from typing import Any

import attrs
import pytest

from boss_bot.discord.courier.order import overtaken
from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.domain.content.progress import FileReady, Progress
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.library import FileLibrary
from boss_bot.members import Members
from boss_bot.queue import Actor, Ask, Limits, Queue
from boss_bot.store import open_store
from tests.contracts.memory_members import freely
from tests.contracts.memory_store import MemoryStore

WAIT = 10


def calm(**limits) -> Limits:
    """Limits under which nothing is tried again and a stop waits for nobody, unless a test says so."""
    return attrs.evolve(Limits(retry=RetryRule(most=0), drain_seconds=0.0), **limits)


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
    working: asyncio.Event | None = None
    """What the work on the files waits for, where a test wants to catch it."""
    encodes: list = attrs.field(factory=list)
    """What the work on the files tells of encodes."""

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


@attrs.define
class TakeAll:
    """Lets every file through as a picture."""

    led: LedDownloader

    async def check(self, found, *, size_limit, hear=None, hold=None):
        assert size_limit == 20 * 2**20
        assert hear is not None
        assert hold is not None
        if self.led.working:
            await self.led.working.wait()
            await hold.over()
        for encoded in self.led.encodes:
            await hear(encoded)
        return [
            CheckedFile(path, "image/png", MediaKind.IMAGE, ".png", path.stat().st_size, of=n)
            for n, path in enumerate(found)
        ]


@attrs.define
class Listener:
    """Remembers every card; the test waits until one looks as it should."""

    looks: dict = attrs.field(factory=dict)
    delivered: list = attrs.field(factory=list)
    changed: asyncio.Condition = attrs.field(factory=asyncio.Condition)
    refuse: BaseException | None = None
    refuse_only: JobId | None = None
    uploading: asyncio.Event | None = None
    afterwards: Any = None

    async def show(self, look):
        async with self.changed:
            shown = self.looks.setdefault(look.job.id, [])
            if not overtaken(look, by=shown[-1] if shown else None):  # as every courier does
                shown.append(look)
            self.changed.notify_all()

    async def deliver(self, look, files):
        if self.uploading:
            await self.uploading.wait()
        if self.refuse and self.refuse_only in (None, look.job.id):
            raise self.refuse
        async with self.changed:
            self.delivered.append((look.job.id, [path.read_bytes() for _, path in files]))
            self.changed.notify_all()
        if self.afterwards:
            await self.afterwards()

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

    def make(user=1, guild=10, text=None, **fields):
        number = next(numbers)
        text = text or f"https://x.com/ann/status/{number}"
        return Ask(f"key-{number}", Actor(user, guild), text, 100, 20 * 2**20, **fields)

    return make


@attrs.define
class Lives:
    """Queues over one data directory, one after the other."""

    build: Any
    queue: Any = None
    store: Any = None

    async def start(self, **limits):
        await self.stop()
        self.queue, self.store = await self.build(calm(**limits))
        await self.queue.start()
        return self.queue.service

    async def stop(self):
        """Stop the queue in good order."""
        if self.queue:
            await self.queue.stop()
            await self.store.close()
            self.queue = None

    async def lock(self, on):
        """Let every write to the store fail for a while."""
        if isinstance(self.store, MemoryStore):
            await self.store.lock(on)
        else:
            await self.store._connections.write(f"PRAGMA query_only = {'ON' if on else 'OFF'}", {})

    async def crash(self, **limits):
        """Stop the queue so that the store hears of nothing, as a kill would, and start the next."""
        await self.lock(on=True)
        await self.queue.stop()
        await self.lock(on=False)
        await self.store.close()
        self.queue = None
        return await self.start(**limits)


@pytest.fixture(params=["sqlite", "memory"])
async def lives(request, tmp_path, clock, led, cards):
    """The same queue over each store there is: what it does may not depend on which."""
    memory = MemoryStore()

    async def build(limits):
        store = memory if request.param == "memory" else await open_store(tmp_path / "db.sqlite3")
        library = FileLibrary(tmp_path, clock)
        queue = Queue.build(
            store=store, lanes=store.lanes, downloader=led, media=TakeAll(led), library=library, courier=cards,
            clock=clock, limits=limits, members=Members(store.members, clock, freely()),
        )  # fmt: skip
        return queue, store

    found = Lives(build)
    yield found
    await found.stop()


@pytest.fixture
def world(lives):
    """Start queues over one data directory, as often as the test likes; the last is stopped at its end."""
    return lives.start


@pytest.fixture
def crash(lives):
    """Let the queue die without a word to the store, and start the next one."""
    return lives.crash
