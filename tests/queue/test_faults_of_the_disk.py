"""The real database file can not be written for a while: what was accepted goes on by itself when it can."""

import asyncio
import sqlite3
from contextlib import asynccontextmanager, closing

import aiosqlite
import pytest

from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import JobState
from boss_bot.store.database.connections import read_only

S = JobState


@asynccontextmanager
async def full(store):
    pages = (await store._connections.write("PRAGMA page_count", {}))[0][0]
    await store._connections.write(f"PRAGMA max_page_count = {pages}", {})
    yield "full"
    await store._connections.write("PRAGMA max_page_count = 1073741823", {})


@asynccontextmanager
async def made_read_only(store):
    writer, reader = store._connections._writer, read_only(store.database)
    store._connections._writer = blocked = await aiosqlite.connect(reader, uri=True, isolation_level=None)
    yield "read-only"
    store._connections._writer = writer
    await blocked.close()


@asynccontextmanager
async def locked(store):
    await store._connections.write("PRAGMA busy_timeout = 20", {})
    with closing(sqlite3.connect(store.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield "locked"
        other.execute("ROLLBACK")


async def fill(service, ask, jobs):
    while len(jobs) < 100:
        jobs.append((await service.submit(ask(user=3))).job.id)


async def finish_all(led):
    while True:
        (await led.started.get()).finish(b"more")


@pytest.mark.parametrize("lives", ["sqlite"], indirect=True)
@pytest.mark.parametrize("fault", [full, made_read_only, locked])
async def test_nothing_accepted_is_lost_nothing_refused_exists_and_it_goes_on_by_itself(
    world, lives, ask, led, cards, fault
):
    service = await world(capacity=500)
    jobs = [(await service.submit(ask(user=user))).job.id for user in (1, 2)]
    running = [await led.next() for _ in jobs]
    async with fault(lives.store) as reason:
        with pytest.raises(StoreUnavailableError) as refused:
            await fill(service, ask, jobs)
        assert refused.value.reason == reason
        running[0].finish(b"first")
        await running[0].gone.wait()
    running[1].finish(b"second")
    finishing = asyncio.create_task(finish_all(led))
    await cards.until(lambda: len(cards.delivered) == len(jobs))
    finishing.cancel()
    await service.scheduler.idle()
    assert sorted(job for job, _ in cards.delivered) == sorted(jobs)
    assert {job.id for job in await service.store.in_states(frozenset(S))} == set(jobs)
    assert {job.state for job in await service.store.in_states(frozenset(S))} == {S.COMPLETED}
    assert (await lives.store._connections.read("PRAGMA integrity_check"))[0][0] == "ok"
