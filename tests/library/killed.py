"""Runs each step of the library again and again, and kills it (SIGKILL) before its first, second, third failpoint.

A failpoint is each touch of a file and each call by which the library writes to the store: what lies between two of
them leaves nothing behind. A step is repeated until it comes through. After each kill the library is started anew, and
what there is then is said.

A line a life: the step, ``killed`` or ``done``, and as JSON the folders, workspaces, rows and leftovers that there are.
"""

import asyncio
import gc
import json
import os
import shutil
import signal
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
from loguru import logger

from boss_bot.domain.content.media import CheckedFile, MediaKind, Metadata
from boss_bot.domain.content.progress import FileReady, Found, Progress
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import Job, JobState, Request
from boss_bot.domain.keeping.headroom import SpaceLimits
from boss_bot.domain.keeping.retention import Periods
from boss_bot.domain.links.link import parse_link
from boss_bot.library import FileLibrary, SteadyClock, kept_in_order
from boss_bot.library.headroom import Days, DayTelling, FolderDisk, MeteredDownloader, Space, Storeroom
from boss_bot.library.metadata_file import read_record
from boss_bot.library.posts import NotingDownloader
from boss_bot.store import open_store

TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod"}
WRITES = {
    "put",
    "forget",
    "since",
    "lift",
    "add",
    "drop_due",
    "enter",
    "reserve",
    "settle",
    "release_all",
    "keep",
    "mark",
    "drop",
}
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
GUILD = 10
LINK = parse_link("https://x.com/ann/status/1")


class Clock:
    def now(self):
        return NOW


def job_named(job, state=JobState.COMPLETED):
    return Job(job, Request(job, LINK, "twitter", 1, GUILD, 100, 1000), state, NOW)


@attrs.define
class Killer:
    """Kills this process at its n-th failpoint; before it is armed none counts."""

    folder: Path
    left: int = 0

    def arm(self, number):
        self.left = number
        sys.addaudithook(self.heard)

    def heard(self, event, arguments):
        if event in TOUCHES and str(self.folder) in str(arguments[0]) and "sqlite3" not in str(arguments[0]):
            self.reach()

    def reach(self):
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


@attrs.define
class Tables:
    """What the library remembers in the store, with a failpoint before each call that writes."""

    inner: Any
    killer: Killer

    def __getattr__(self, name):
        return Table(getattr(self.inner, name), self.killer)


@attrs.define
class Table:
    inner: Any
    killer: Killer

    def __getattr__(self, name):
        found = getattr(self.inner, name)

        async def watched(*args, **named):
            self.killer.reach()
            return await found(*args, **named)

        return watched if name in WRITES else found


@attrs.define(slots=False)
class Life:
    """A library over a folder, in a process of its own."""

    folder: Path
    store: Any = None
    steady: SteadyClock = attrs.field(factory=SteadyClock)

    async def __aenter__(self):
        self.store = await open_store(self.folder / "db.sqlite3")
        self.killer = Killer(self.folder)
        self.tables = Tables(self.store.library, self.killer)
        self.library = FileLibrary(self.folder, Clock(), self.tables.shelf, self.steady, Periods())
        self.rounds = kept_in_order(self.library, self.store, self.tables, self.steady, self.folder / "logs")
        return self

    @property
    def cleaner(self):
        return self.rounds.cleaner

    async def __aexit__(self, *_):
        await self.store.close()

    def fetched(self, job, *contents):
        folder = self.library.workspace(job.id) / "content"
        folder.mkdir(exist_ok=True)
        found = []
        for number, content in enumerate(contents):
            path = folder / f"{number}.bin"
            path.write_bytes(content)
            found.append(CheckedFile(path, "image/png", MediaKind.IMAGE, ".png", len(content)))
        return found

    async def have(self, job):
        """Put a job into the store, as it is."""
        request = attrs.evolve(job.request, key=job.id)
        added = await self.store.add(request, capacity=100, now=NOW)
        state = int(job.state)
        await self.store._connections.write("DROP TRIGGER IF EXISTS jobs_move", {})
        await self.store._connections.write(
            "UPDATE jobs SET state = :state, id = :id, fetch = :id, files = :files WHERE id = :was",
            {"state": state, "id": job.id, "was": added.id, "files": "[]"},
        )


WORKING, DONE = job_named("WRKNGJBA", JobState.PROCESSING), job_named("DNEJBAAA", JobState.CANCELLED)
LOST, FINISHED = job_named("LSTJBAAA", JobState.COMPLETED), job_named("FNSHEDBA", JobState.COMPLETED)
ABANDONED = "ABANDNED"


async def before(life):
    """What every step begins with: a job that works and has files of an earlier try, one that is over, old files."""
    await life.have(WORKING)
    await life.have(DONE)
    await life.library.keep(WORKING, life.fetched(WORKING, b"old", b"older"))
    await life.library.keep(DONE, life.fetched(DONE, b"done"))
    life.fetched(DONE, b"left")
    life.fetched(WORKING, b"new")
    logs = life.folder / "logs"
    logs.mkdir()
    (logs / "boss-bot.2026-11-21_10-00-00_000001.log").write_text("then")


async def keep(life):
    found = [
        CheckedFile(life.folder / "temp" / WORKING.id / "content" / "0.bin", "image/png", MediaKind.IMAGE, ".png", 3)
    ]
    yield
    await life.library.keep(WORKING, found)


async def discard(life):
    yield
    await life.library.discard(DONE.id)


async def expire(life):
    life.steady.ahead += timedelta(hours=25).total_seconds()
    yield
    await life.cleaner.hourly()


async def forget(life):
    yield
    await life.library.forget(owner=1)


async def daily(life):
    yield
    await life.cleaner.daily()


async def short(life):
    """The workspace of a job that is over, and one of which no job knows."""
    (life.folder / "temp" / ABANDONED).mkdir()
    await life.store.library.marks.since(f"temp/{ABANDONED}", life.steady.seconds())
    life.steady.ahead += timedelta(hours=2).total_seconds()
    yield
    await life.cleaner.short()


async def strays(life):
    """A folder that the store forgot and a job still names, one that nobody needs, and a row without a folder."""
    await life.have(FINISHED)
    await life.have(LOST)
    stored = await life.library.keep(FINISHED, life.fetched(FINISHED, b"finished"))
    path = json.dumps([attrs.asdict(file) | {"path": str(file.path)} for file in stored])
    await life.store._connections.write("UPDATE jobs SET files = :f WHERE id = :i", {"f": path, "i": FINISHED.id})
    await life.library.keep(LOST, life.fetched(LOST, b"lost"))
    await life.store.library.shelf.forget([FINISHED.id, DONE.id])
    for folder in life.folder.glob(f"downloads/*/*/{LOST.id}"):
        shutil.rmtree(folder)
    yield
    await life.cleaner.hourly()


async def emergency(life):
    yield
    await life.cleaner.emergency(lambda: False)


async def note(life):
    """A download whose post is kept with all its words."""
    events = [Found(Metadata(title="Cat", text="a cat")), FileReady(life.folder / "1", "alt"), FileReady(life.folder)]
    library = life.library
    noting = NotingDownloader(
        Played(events), life.tables.posts, life.store, library.clock, library.steady, library.periods
    )
    yield
    await fetch(noting, life)


async def meter(life):
    """A download whose bytes are set aside, and counted when it has ended."""
    steady = life.steady
    await life.tables.usage.enter(attrs.evolve(WORKING.request, key=WORKING.id), steady.seconds())
    days = Days(life.tables.usage, steady, life.library.clock, 10**9)
    room = Storeroom(days, Space(FolderDisk(life.folder), SpaceLimits(floor=0), life.cleaner))
    yield
    await fetch(MeteredDownloader(Played([Found(Metadata(size=500)), Progress(done=700)]), room, life.store), life)


async def tell(life):
    """Managers are told that their server's day is used up; what they read is a line in a file."""
    usage, steady = life.store.library.usage, life.steady
    request = attrs.evolve(WORKING.request, key=WORKING.id)
    await usage.enter(request, steady.seconds())
    await usage.settle(WORKING.id, 700)
    days = Days(life.tables.usage, steady, life.library.clock, 700)
    yield
    await DayTelling(days, life.tables.told, Board(life.folder)).look()


STEPS = {
    step.__name__: step
    for step in (keep, discard, expire, forget, daily, short, strays, emergency, note, meter, tell)
}  # fmt: skip


@attrs.frozen
class Played:
    """A downloader whose events are a list."""

    said: list

    @asynccontextmanager
    async def download(self, task):
        assert task.job == WORKING.id
        yield self

    async def events(self):
        for event in self.said:
            yield event


@attrs.frozen
class Board:
    """Where managers read: a line for each thing they are told."""

    folder: Path

    async def send(self, news):
        with (self.folder / "board").open("a") as board:
            board.write(f"{news.stage.name}\n")
        return True


async def fetch(downloader, life):
    task = DownloadTask(WORKING.id, LINK, (), life.folder, 1000)
    async with downloader.download(task) as download:
        async for _ in download.events():
            pass


async def at_work(folder, step):
    """Make a step ready, and do it under the killer."""
    async with Life(folder) as life:
        parts = STEPS[step](life)
        await anext(parts)
        life.killer.arm(int(os.environ["KILL_AT"]))
        await anext(parts, None)


async def look(folder):
    """Start anew, as after a crash, and say what there is."""
    async with Life(folder) as life:
        await life.rounds.cleaner.start()
        await life.rounds.cleaner.hourly()
        rows = [job for job, _ in await life.store.library.shelf.paths(after="", limit=100)]
        folders = {}
        for path in sorted(folder.glob("downloads/*/*/*")):
            record = read_record(path / "metadata.json")
            files = sorted((path / "content").iterdir())
            whole = record is not None and [file.name for file in files] == [file.name for file in record.files]
            folders[path.name] = [file.read_text() for file in files] if whole else "broken"
        left = [*folder.glob("trash/*"), *folder.glob("staging/*")]
        usage = life.store.library.usage
        await usage.release_all()
        days = Days(usage, life.steady, life.library.clock, 700)
        await DayTelling(days, life.store.library.told, Board(folder)).look()
        post = await life.store.library.posts.of_job(WORKING.id)
        board = folder / "board"
        return {
            "folders": folders, "rows": sorted(rows), "left": len(left),
            "temp": sorted(path.name for path in folder.glob("temp/*")),
            "used": [(await usage.by_server(GUILD, 0.0)).size, (await usage.by_member(1, 0.0)).size],
            "post": post and [len(post.texts), len(post.statuses)],
            "told": board.read_text().split() if board.exists() else [],
            "logs": sorted(path.name for path in folder.glob("logs/*") if not path.name.endswith(".half")),
        }  # fmt: skip


def forked(work):
    """Run a coroutine in a child that is forked from here; True when it came through."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            asyncio.run(work)
            status = 0
        finally:
            sys.stdout.flush()
            os._exit(status)
    work.close()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended not in (0, -signal.SIGKILL):
        raise SystemExit(f"a life ended with {ended}")
    return ended == 0


async def prepare(folder):
    async with Life(folder) as life:
        await before(life)


async def say(folder, step, word):
    sys.stdout.write(f"{step} {word} {json.dumps(await look(folder))}\n")


def main():
    logger.remove()
    gc.freeze()  # the forks copy what they touch, and the collector would touch all
    base = Path(sys.argv[1])
    (base / "before").mkdir()
    forked(prepare(base / "before"))
    for step in STEPS:
        through, number = False, 0
        while not through:
            number += 1
            folder = base / f"{step}{number}"
            shutil.copytree(base / "before", folder)
            os.environ["KILL_AT"] = str(number)
            through = forked(at_work(folder, step))
            forked(say(folder, step, "done" if through else "killed"))


main()
