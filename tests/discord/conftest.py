"""A real bot of the discord room at the local Discord, over the real queue and store; downloads are led by the test."""

import asyncio
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest
import pytest_asyncio
from loguru import logger

from boss_bot.discord import BotConfig, DiscordBot, HealthSource
from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.domain.content.progress import FileReady, Found, Progress
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.domain.operating.operator import Operator, Reloading
from boss_bot.library import FileLibrary
from boss_bot.members import Members
from boss_bot.memory import Administration, Memory
from boss_bot.playground.driver import Driver
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.rate_limits import Limit
from boss_bot.queue import Limits, Queue
from boss_bot.store import SqliteStore, open_store
from tests.contracts.memory_members import freely

WAIT = 10


def calm(**limits) -> Limits:
    """Limits under which nothing is tried again and a stop waits for nobody, unless a test says so."""
    return attrs.evolve(Limits(retry=RetryRule(most=0), drain_seconds=0.0), **limits)


@attrs.define(eq=False)
class LedDownload:
    """A download whose events the test sends."""

    task: DownloadTask
    inbox: asyncio.Queue = attrs.field(factory=asyncio.Queue)

    async def events(self):
        while (event := await self.inbox.get()) is not None:
            if isinstance(event, BaseException):
                raise event
            yield event

    async def pause(self):
        pass

    async def resume(self):
        pass

    def found(self, **fields):
        self.inbox.put_nowait(Found(**fields))

    def progress(self, done, total=100, **fields):
        self.inbox.put_nowait(Progress(done=done, total=total, **fields))

    def finish(self, *contents, ending=".png", alts=()):
        for number, content in enumerate(contents or (b"picture",), start=1):
            path = self.task.folder / f"{number:03}{ending}"
            path.write_bytes(content)
            self.inbox.put_nowait(FileReady(path, dict(enumerate(alts, start=1)).get(number, "")))
        self.inbox.put_nowait(None)

    def fail(self, error):
        self.inbox.put_nowait(error)


@attrs.define
class LedDownloader:
    """Hands out a `LedDownload` for each start and lets the test wait for it."""

    started: asyncio.Queue = attrs.field(factory=asyncio.Queue)

    @asynccontextmanager
    async def download(self, task):
        download = LedDownload(task)
        self.started.put_nowait(download)
        yield download

    async def next(self) -> LedDownload:
        return await asyncio.wait_for(self.started.get(), WAIT)


class TakeAll:
    """Lets every file through, as what its ending says."""

    async def check(self, found, *, size_limit, hear=None, hold=None):
        assert size_limit > 0
        assert hear is not None
        assert hold is not None
        kinds = {".png": ("image/png", MediaKind.IMAGE), ".mp3": ("audio/mpeg", MediaKind.AUDIO)}
        return [
            CheckedFile(path, *kinds[path.suffix], path.suffix, path.stat().st_size, of=n)
            for n, path in enumerate(found)
        ]


@attrs.define
class DiscordsClock:
    """Goes by the local Discord's clock, which a test can move."""

    local: LocalDiscord

    def now(self):
        return datetime.fromtimestamp(self.local.clock.now(), UTC)


@attrs.define(eq=False)
class BotHouse:
    """A bot that can be started and stopped as often as the test likes, over one data directory."""

    local: LocalDiscord
    folder: Path
    led: LedDownloader
    interval: float = 0.05
    silence: float = 60.0
    acts: int = 1000
    owner_server: int | None = None
    asked: list = attrs.field(factory=list)
    reloading: Reloading = attrs.field(factory=Reloading)
    updated: list = attrs.field(factory=list)
    token: str = ""
    bot: DiscordBot = attrs.field(init=False)
    queue: Queue = attrs.field(init=False)
    library: FileLibrary = attrs.field(init=False)
    store: SqliteStore = attrs.field(init=False)
    members: Members = attrs.field(init=False)
    life: asyncio.Task | None = None
    lines: list = attrs.field(factory=list)
    steps: list = attrs.field(factory=list)
    broken_step: str = ""
    status: Callable | None = None

    async def start(self, **limits):
        clock = DiscordsClock(self.local)
        self.store = await open_store(self.folder / "db.sqlite3")
        token = self.token or self.local.token
        self.bot = DiscordBot(
            BotConfig(
                token=token,
                rest_url=self.local.rest_url,
                clock=clock,
                progress_interval=self.interval,
                silence=self.silence,
                owner_server=self.owner_server,
                commands_a_minute=self.acts,
                presses_a_minute=self.acts,
            ),
            self.store.journal,
        )
        self.members = Members(self.store.members, clock, allowances=freely())
        self.library = FileLibrary(self.folder, clock, self.store.library.shelf)
        self.queue = Queue.build(
            store=self.store,
            lanes=self.store.lanes,
            downloader=self.led,
            media=TakeAll(),
            library=self.library,
            courier=self.bot.courier,
            clock=clock,
            members=self.members,
            limits=calm(**limits),
        )
        service, records = self.queue.service, self.store.records
        memory = Memory(service, records, self.library, clock)
        operator = Operator(self.asked.append, lambda: self.reloading, self._clean, self._update)
        administration, health = Administration(service, records, clock), HealthSource(self._status)
        self.bot.use(service, self._status, memory, administration, operator, health)
        self.life = asyncio.create_task(self._live())
        return self.life

    async def ready(self, **limits):
        life = await self.start(**limits)
        ready = asyncio.create_task(self.local.bot_ready(WAIT))
        await asyncio.wait([ready, life], return_when=asyncio.FIRST_COMPLETED)
        if life.done():
            ready.cancel()
            await life
        await ready

    async def stop(self):
        if self.life:
            await self.bot.close()
            await asyncio.wait([self.life])
            self.life = None

    async def _live(self):
        try:
            await self.bot.run(self._begin, self._end)
        finally:
            await self.store.close()

    async def _begin(self):
        await self._step("starting")
        await self.queue.start()

    async def _end(self):
        await self.queue.stop()
        await self._step("stopping")

    async def _step(self, name):
        self.steps.append(name)
        if name == self.broken_step:
            raise LookupError(f"{name} broke")

    async def _clean(self):
        self.asked.append("clean")
        return 3

    async def _update(self, tool, version):
        self.asked.append((tool, version))
        return self.updated

    async def _status(self):
        return await self.status() if self.status else self.lines


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def leaving():
    """Bots on their way out: hikari sleeps while it closes, and no test waits for the bot of the one before."""
    tasks: list[asyncio.Task] = []
    yield tasks
    await asyncio.gather(*tasks)


@pytest_asyncio.fixture(loop_scope="session")
async def local():
    """A Discord; it stops after the last bot of the `house` has left."""
    local = await LocalDiscord.start()
    local.state.limits.messages = Limit(1000, 1.0)
    return local


@pytest.fixture
def led():
    return LedDownloader()


@pytest_asyncio.fixture(loop_scope="session")
async def house(local, tmp_path, led, leaving):
    """A house with nobody in it yet; whoever is in it at the end is stopped."""
    house = BotHouse(local, tmp_path, led)

    async def leave():
        await house.stop()
        await local.stop()

    yield house
    leaving.append(asyncio.create_task(leave()))


@pytest_asyncio.fixture(loop_scope="session")
async def discord(house, local):
    """Members at a Discord where the bot is ready."""
    await house.ready()
    return Driver(local)


@pytest.fixture
def ann(discord):
    return discord.member("Ann")


@pytest.fixture
def bob(discord):
    return discord.member("Bob")


@attrs.define(eq=False)
class Log:
    """What was logged; the test waits until something is."""

    lines: list[str] = attrs.field(factory=list)
    written: asyncio.Event = attrs.field(factory=asyncio.Event)

    def take(self, line):
        self.lines.append(str(line))
        self.written.set()

    async def until(self, words):
        async with asyncio.timeout(WAIT):
            while not any(words in line for line in self.lines):
                self.written.clear()
                await self.written.wait()


@pytest.fixture
def log():
    log = Log()
    number = logger.add(log.take, format="{level} {message} {extra}\n{exception}", diagnose=False)
    yield log
    logger.remove(number)
