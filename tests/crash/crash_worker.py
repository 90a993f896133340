"""The process that is killed: the real queue, store, library and courier; hikari's REST over sockets; no gateway.

Everything is imported once; each life is a fork that begins at its first step. A line of JSON on the input starts one,
its process id and its end are said on the output. What members ask for stands in files of the folder.
"""

import asyncio
import json
import os
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
import hikari
from loguru import logger

from boss_bot.discord.courier import engage
from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.domain.content.progress import FileReady, Progress
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.delivery import ReplyHandle, Visibility
from boss_bot.domain.members.levels import DEFAULTS, Allowances, Level
from boss_bot.library import FileLibrary, SteadyClock, kept_in_order
from boss_bot.members import Members
from boss_bot.queue import Ask, Limits, Queue
from boss_bot.store import open_store
from tests.crash.failpoints import Failpoint
from tests.crash.mutants import (
    CompleteFirst,
    ForgetfulJournal,
    FreshNonce,
    NoNonce,
    OneForAll,
    crowd_in,
    forget_uploads,
)
from tests.waiting import until

FOLDER, URL, TOKEN = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
MIB = 2**20
PATIENT = RetryRule(most=10_000, first_wait=0.01, poison=10_000)
LIMITS = Limits(concurrent=20, per_member=20, per_lane=20, capacity=1000, max_files=40, retry=PATIENT)
ROOMY = Allowances({level: attrs.evolve(DEFAULTS[Level.OWNER], at_once=None, waiting=None) for level in Level})


def say(word):
    os.write(1, f"{word}\n".encode())


def note(file, line):
    """Write down what was acknowledged, so that it survives as what a member has seen."""
    with (FOLDER / file).open("a") as kept:
        kept.write(f"{line}\n")
        kept.flush()
        os.fsync(kept.fileno())


class Clock:
    def __init__(self, offset):
        self.offset = timedelta(seconds=offset)

    def now(self):
        return datetime.now(UTC) + self.offset


class Fetched:
    """A download of as many small files as the link says; it goes on from the files that are there."""

    def __init__(self, task):
        self.task, self.going = task, asyncio.Event()
        self.going.set()

    async def events(self):
        link = self.task.link.url.rpartition("/")[2]
        number = int(link) % 100
        for place in range(1, number + 1):
            await asyncio.sleep(0.002)
            await self.going.wait()
            yield Progress(done=place, total=number)
            path = self.task.folder / f"{place:03}.png"
            path.write_bytes(f"{link}:{place}\n".encode() * place)
            yield FileReady(path)

    async def pause(self):
        self.going.clear()

    async def resume(self):
        self.going.set()


class Downloader:
    """Writes down what must not be: two who fetch into one folder at a time."""

    def __init__(self):
        self.busy = set()

    @asynccontextmanager
    async def download(self, task):
        if task.folder in self.busy:
            note("doubled", task.job)
        self.busy.add(task.folder)
        try:
            yield Fetched(task)
        finally:
            self.busy.discard(task.folder)


class Media:
    async def check(self, found, *, size_limit, hear=None, hold=None):  # noqa: ARG002
        assert size_limit
        return [CheckedFile(path, "image/png", MediaKind.IMAGE, ".png", path.stat().st_size) for path in found]


def asked():
    """Return what members have asked for so far, with the job that acknowledged it or None."""
    known = dict(line.split() for line in (FOLDER / "acknowledged").read_text().splitlines())
    lines = [json.loads(line) for line in (FOLDER / "asked").read_text().splitlines()]
    return [(one, known.get(one["key"])) for one in lines]


async def submit(service, one):
    reply = ReplyHandle(one["application"], one["token"], datetime.fromtimestamp(one["expires"], UTC))
    ask = Ask(
        one["key"], Actor(one["user"], one["guild"]), one["link"], one["channel"], 20 * MIB,
        reply=reply if one["token"] else None, visibility=Visibility(one["visibility"]),
    )  # fmt: skip
    look = await service.submit(ask)
    note("acknowledged", f"{one['key']} {look.job.id}")
    return look.job.id


async def meddle(service, one, job):
    """Play the member who presses buttons; what comes too late is refused, and that is right."""
    actor = Actor(one["user"], one["guild"])
    await asyncio.sleep(one["after"])
    try:
        if one["press"] == "cancel":
            await service.cancel(job, actor)
            note("cancelled", job)
        elif one["press"] == "pause":
            await service.pause(job, actor)
            await asyncio.sleep(0.02)
            await service.resume(job, actor)
    except BossBotError:
        pass


async def members(service, store):
    """Ask for what is not acknowledged yet, press buttons, and go on with what was paused in an earlier life."""
    for job in await store.in_states(frozenset({JobState.PAUSED})):
        await service.resume(job.id, Actor(job.request.owner, job.request.guild))
    async with asyncio.TaskGroup() as group:
        for one, job in asked():
            fresh = job is None
            known = job or await submit(service, one)
            if fresh and one["press"]:
                group.create_task(meddle(service, one, known))


async def all_over(scheduler, store):
    """Wait until every job is over, and every failure told."""
    moves = scheduler.watch()
    while await store.counts():
        await anext(moves)

    async def told():
        return not await store.journal.untold(datetime.fromtimestamp(0, UTC))

    await until(told, 600)


def parts(store, rest, life, clock):
    """Put the courier together, with the failpoint around its ports and the mutant in them."""
    point, mutant = Failpoint(life["place"], life["passes"]), life["mutant"]
    rest = point.around(rest, "rest")
    journal = point.around(store.journal, "journal")
    rest = {"no nonce": NoNonce, "fresh nonce": FreshNonce}.get(mutant, lambda same: same)(rest)
    journal = ForgetfulJournal(journal) if mutant == "forgets parcels" else journal
    journal = OneForAll(journal, store) if mutant == "one for all" else journal
    window = timedelta(days=1) if mutant == "never looks" else timedelta(seconds=60)
    courier = engage(rest, clock, journal, interval=0.05, window=window)
    return point, CompleteFirst(courier) if mutant == "complete before send" else courier


async def live(life):
    clock = Clock(life["offset"])
    store = await open_store(FOLDER / "jobs.sqlite3")
    library = FileLibrary(FOLDER, clock, store.library.shelf)
    await kept_in_order(library, store, store.library, SteadyClock(), FOLDER / "logs").cleaner.start()
    app = hikari.RESTApp(url=URL, max_retries=0)
    await app.start()
    async with app.acquire(TOKEN, hikari.TokenType.BOT) as rest:
        point, courier = parts(store, rest, life, clock)
        queue = Queue.build(
            store=point.around(store, "store"),
            lanes=store.lanes,
            downloader=Downloader(),
            media=Media(),
            library=point.around(library, "library"),
            courier=courier,
            clock=clock,
            members=Members(store.members, clock, allowances=ROOMY),
            limits=LIMITS,
        )
        say("begun")
        await courier.take_up()
        await queue.start()
        await members(queue.service, store)
        await all_over(queue.service.scheduler, store)
        await queue.stop()
        await courier.close()
    await app.close()
    await store.close()


def main():
    logger.remove()
    for line in sys.stdin:
        life = json.loads(line)
        child = os.fork()
        if child == 0:
            if life["mutant"] == "forgets uploads":
                forget_uploads()
            if life["mutant"] == "two at a time":
                crowd_in()
            logger.add(FOLDER / "log", level="WARNING")
            asyncio.run(live(life))
            os._exit(0)
        say(f"child {child}")
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")


main()
