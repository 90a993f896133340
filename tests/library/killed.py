"""Runs one step of the library again and again, and kills it (SIGKILL) before its first, second, third touch of files.

It goes on until the step comes through. After each kill the library is started anew, and what there is then is said.

A line a life: ``killed`` or ``done``, and as JSON the folders, workspaces, rows and leftovers that there are.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
from loguru import logger

from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.domain.jobs.job import Job, JobState, Request
from boss_bot.domain.keeping.retention import Periods
from boss_bot.domain.links.link import parse_link
from boss_bot.library import FileLibrary, SteadyClock, kept_in_order
from boss_bot.library.metadata_file import read_record
from boss_bot.store import open_store

TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod"}
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LINK = parse_link("https://x.com/ann/status/1")


class Clock:
    def now(self):
        return NOW


def job_named(job, state=JobState.COMPLETED):
    return Job(job, Request(job, LINK, "twitter", 1, 10, 100, 1000), state, NOW)


@attrs.define(slots=False)
class Life:
    """A library over a folder, in a process of its own."""

    folder: Path
    store: Any = None
    steady: SteadyClock = attrs.field(factory=SteadyClock)

    async def __aenter__(self):
        self.store = await open_store(self.folder / "db.sqlite3")
        self.library = FileLibrary(self.folder, Clock(), self.store.library.shelf, self.steady, Periods())
        self.rounds = kept_in_order(self.library, self.store, self.store.library, self.steady, self.folder / "logs")
        return self

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
    await life.library.keep(WORKING, found)


async def discard(life):
    await life.library.discard(DONE.id)


async def expire(life):
    life.steady.ahead += timedelta(hours=25).total_seconds()
    await life.rounds.cleaner.hourly()


async def forget(life):
    await life.library.forget(owner=1)


async def daily(life):
    await life.rounds.cleaner.daily()


STEPS = {step.__name__: step for step in (keep, discard, expire, forget, daily)}


async def at_work(folder, step):
    async with Life(folder) as life:
        sys.addaudithook(Killer(folder, int(os.environ["KILL_AT"])).heard)
        await STEPS[step](life)


@attrs.define
class Killer:
    """Kills this process before its n-th touch of a folder."""

    folder: Path
    left: int

    def heard(self, event, arguments):
        if event in TOUCHES and str(self.folder) in str(arguments[0]) and "sqlite3" not in str(arguments[0]):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


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
        return {
            "folders": folders, "rows": sorted(rows), "left": len(left),
            "temp": sorted(path.name for path in folder.glob("temp/*")),
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


async def tell(folder, word):
    sys.stdout.write(f"{word} {json.dumps(await look(folder))}\n")


def main():
    logger.remove()
    base, step = Path(sys.argv[1]), sys.argv[2]
    (base / "before").mkdir()
    forked(prepare(base / "before"))
    through, number = False, 0
    while not through:
        number += 1
        folder = base / f"life{number}"
        shutil.copytree(base / "before", folder)
        os.environ["KILL_AT"] = str(number)
        through = forked(at_work(folder, step))
        forked(tell(folder, "done" if through else "killed"))


main()
