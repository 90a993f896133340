"""One engine and one site for all tests of the engine: warming a zygote up takes a second."""

import asyncio
import contextlib
import hashlib
import subprocess
from itertools import count
from pathlib import Path

import attrs
import pytest
import pytest_asyncio
from aiohttp import web
from imageio_ffmpeg import get_ffmpeg_exe

from boss_bot.domain.content.progress import FileReady, Found, Progress, Skipped, StageReached
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.links.link import Link, parse_link
from boss_bot.downloaders import Engine
from boss_bot.playground.sample_site import SampleSite

PUBLIC = "93.184.215.14"
MEBIBYTE = 1 << 20


class Canary:
    """A server that nobody may reach; it counts who did."""

    def __init__(self) -> None:
        self.visits = 0

    async def start(self):
        self.server = await asyncio.start_server(self._visit, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def _visit(self, _, writer):
        self.visits += 1
        writer.close()

    async def stop(self):
        self.server.close()
        await self.server.wait_closed()


class RawSite:
    """A server whose answers are written down byte by byte: some bytes, or a coroutine that gets the writer."""

    def __init__(self) -> None:
        self.answers: dict = {}
        self.heads: list[tuple[str, bytes]] = []

    async def start(self, tls=None):
        self.server = await asyncio.start_server(self._visit, "127.0.0.1", 0, ssl=tls)
        self.address = f"127.0.0.1:{self.server.sockets[0].getsockname()[1]}"
        return self

    def link(self, path, scheme="http"):
        return parse_link(f"{scheme}://{self.address}{path}", exempt=frozenset({self.address}))

    def asked(self, path):
        return [head for seen, head in self.heads if seen == path]

    async def _visit(self, reader, writer):
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split()[1].decode()
            self.heads.append((path, head.lower()))
            answer = self.answers.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            if callable(answer):
                await answer(head.lower(), writer)
            else:
                writer.write(answer)
                await writer.drain()
        writer.close()

    async def stop(self):
        self.server.close()
        await self.server.wait_closed()


class Names:
    """A resolver whose answers a test writes down."""

    def __init__(self) -> None:
        self.answers: dict[str, list] = {}
        self.asked: list[str] = []

    async def __call__(self, host, _):
        self.asked.append(host)
        answers = self.answers.get(host)
        if answers is None:
            raise OSError("no such name")
        return answers.pop(0) if isinstance(answers[0], list) else answers


@attrs.define
class Outcome:
    """What came of a download."""

    events: list = attrs.field(factory=list)
    error: BossBotError | None = None

    @property
    def failure(self):
        return self.error and record(self.error)

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def stages(self):
        return [event.stage for event in self.of(StageReached)]

    @property
    def metadata(self):
        (found,) = self.of(Found)
        return found.metadata

    @property
    def files(self):
        return [event.path for event in self.of(FileReady)]

    @property
    def skipped(self):
        return [event.reason for event in self.of(Skipped)]

    @property
    def progress(self):
        return self.of(Progress)

    @property
    def sums(self):
        return [hashlib.sha256(path.read_bytes()).hexdigest() for path in self.files]


async def follow(download, outcome=None):
    """Take a download's events to their end."""
    outcome = outcome or Outcome()
    try:
        async for event in download.events():
            outcome.events.append(event)
    except BossBotError as error:
        outcome.error = error
    return outcome


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sample-site")


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def shared_site(site_folder):
    site = await SampleSite.start(folder=site_folder)
    yield site
    await site.stop()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def dropping_sites(site_folder, shared_site):
    """A site for each tool, because it drops only its very first connection."""
    sites = {tool: await SampleSite.start(folder=site_folder) for tool in ("yt-dlp", "gallery-dl")}
    yield sites
    for site in sites.values():
        await site.stop()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def streams(shared_site, tmp_path_factory):
    """A folder of streams on a server of its own, and its address."""
    folder = tmp_path_factory.mktemp("streams")
    clip = shared_site.files["/clip.mp4"].file
    command = [get_ffmpeg_exe(), "-i", str(clip), "-c", "copy", "-hls_time", "2", "-hls_list_size", "0", "good.m3u8"]
    await asyncio.to_thread(subprocess.run, command, cwd=folder, check=True, capture_output=True)
    app = web.Application()
    app.router.add_static("/", folder)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield folder, f"127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def names():
    return Names()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def raw_site():
    raw_site = await RawSite().start()
    yield raw_site
    await raw_site.stop()


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def engine(shared_site, dropping_sites, streams, raw_site, names, tmp_path_factory):
    allowed = frozenset(
        {shared_site.address, streams[1], raw_site.address, *(site.address for site in dropping_sites.values())}
    )
    engine = await Engine.start(work=tmp_path_factory.mktemp("engine"), allowed=allowed, resolver=names)
    yield engine
    await engine.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def site(shared_site):
    """The shared site, at full speed and with an empty journal."""
    await shared_site.idle()
    shared_site.requests.clear()
    yield shared_site
    shared_site.speed = None


@pytest_asyncio.fixture(loop_scope="session")
async def canary():
    canary = await Canary().start()
    yield canary
    await canary.stop()


_jobs = count(1)


@pytest.fixture
def new_task(shared_site, tmp_path):
    """Make tasks for the sample site, or for any link, each with a folder of its own unless one is given."""

    def make(where, *tools, max_bytes=20 * MEBIBYTE, max_files=10, folder: Path | None = None, **more):
        number = next(_jobs)
        if isinstance(where, Link):
            link = where
        elif where.startswith("/"):
            link = parse_link(shared_site.url(where), exempt=frozenset({shared_site.address}))
        else:
            link = parse_link(where)
        folder = folder or tmp_path / f"job{number}"
        return DownloadTask(JobId(f"{number:08}"), link, tools or ("yt-dlp",), folder, max_bytes, max_files, **more)

    return make


@pytest.fixture
def follow_to_end():
    return follow


@pytest.fixture
def fetch(engine, new_task):
    """Download something to its end; with changes to its task."""

    async def fetch(where, *tools, changes=None, **limits):
        task = attrs.evolve(new_task(where, *tools, **limits), **(changes or {}))
        async with engine.download(task) as download:
            return await follow(download)

    return fetch
