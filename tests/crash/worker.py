"""The process that is killed: the real queue over the real store; downloads and Discord are stand-ins on the disk.

What it hands over becomes a file named after the job, so that a repetition is seen as one more line in it.
"""

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from boss_bot.domain.job import RUNNING, JobState
from boss_bot.domain.levels import DEFAULTS, Allowances, Level
from boss_bot.domain.media import CheckedFile, MediaKind
from boss_bot.domain.progress import FileReady, Progress
from boss_bot.domain.retry import RetryRule
from boss_bot.library import FileLibrary, SteadyClock, kept_in_order
from boss_bot.members import Members
from boss_bot.queue import Actor, Ask, Limits, Queue, recovery
from boss_bot.store import open_store

FOLDER, JOBS, MUTANT = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

if MUTANT == "forgets uploads":  # a recovery that does not know one of the states
    vars(recovery)["RUNNING"] = RUNNING - {JobState.UPLOADING}


def say(word):
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


class Clock:
    def now(self):
        return datetime.now(UTC)


class Fetched:
    def __init__(self, task):
        self.task = task

    async def events(self):
        for done in (1, 2, 3):
            await asyncio.sleep(0.004)
            yield Progress(done=done, total=3)
        path = self.task.folder / "001.png"
        path.write_bytes(self.task.job.encode())
        yield FileReady(path)

    async def pause(self):
        pass

    async def resume(self):
        pass


class Downloader:
    @asynccontextmanager
    async def download(self, task):
        yield Fetched(task)


class Media:
    async def check(self, found, *, size_limit, hear=None, hold=None):  # noqa: ARG002
        assert size_limit
        return [
            CheckedFile(path, "image/png", MediaKind.IMAGE, ".png", path.stat().st_size, of=n)
            for n, path in enumerate(found)
        ]


class Courier:
    async def show(self, look):
        pass

    async def deliver(self, look, files):
        await asyncio.sleep(0.004)
        for _, path in files:
            with (FOLDER / "sent" / look.job.id).open("ab") as sent:
                sent.write(path.read_bytes() + b"\n")
        await asyncio.sleep(0.004)


async def ask_for_all(service, known):
    """Ask until every request is acknowledged; a request that was not is asked for again under the same key."""
    with (FOLDER / "acknowledged").open("a") as acknowledged:
        for number in range(JOBS):
            if f"key-{number}" not in known:
                text = f"https://x.com/ann/status/{number + 1}"
                ask = Ask(f"key-{number}", Actor(number % 5, number % 3), text, 1, 2**20)
                look = await service.submit(ask)
                acknowledged.write(f"key-{number} {look.job.id}\n")
                acknowledged.flush()
                os.fsync(acknowledged.fileno())


async def main():
    (FOLDER / "sent").mkdir(exist_ok=True)
    (FOLDER / "acknowledged").touch()
    known = (FOLDER / "acknowledged").read_text().split()
    store = await open_store(FOLDER / "jobs.sqlite3")
    library = FileLibrary(FOLDER, Clock(), store.library.shelf)
    await kept_in_order(library, store, store.library, SteadyClock(), FOLDER / "logs").cleaner.start()
    queue = Queue.build(
        store=store, lanes=store.lanes, downloader=Downloader(), media=Media(), library=library,
        courier=Courier(), clock=Clock(), limits=Limits(capacity=1000, retry=RetryRule(poison=10_000)),
        members=Members(store.members, Clock(), Allowances({**DEFAULTS, Level.NORMAL: DEFAULTS[Level.OWNER]})),
    )  # fmt: skip
    say("begun")
    await queue.start()
    await ask_for_all(queue.service, known)
    while await store.counts():  # noqa: ASYNC110 - the end is what is on the disk
        await asyncio.sleep(0.02)
    await queue.stop()
    await store.close()
    say("done")


asyncio.run(main())
