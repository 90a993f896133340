"""Disk full, read-only, locked, damaged: a clear error, nothing lost, and all is well when the fault ends."""

import asyncio
import json
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing

import aiosqlite
import pytest

from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.domain.members.priority import Priority
from boss_bot.store import open_store
from boss_bot.store.database.connections import read_only
from boss_bot.store.database.migrations import migrate, read_all, shipped
from boss_bot.store.database.soundness import copy_to, damaged_files

ROOM = ClaimLimits(over_all=500, per_member=500, per_lane=500)


async def fill(store, new_request, clock):
    """Add jobs until the store takes no more; return the last error and what was accepted."""
    accepted = []
    for _ in range(5_000):
        try:
            accepted.append(await store.add(new_request(), capacity=100_000, now=clock.now()))
        except StoreUnavailableError as error:
            return error, accepted
    raise AssertionError("the disk never got full")


async def test_a_full_disk_refuses_new_jobs_loses_none_and_recovers(store, add, new_request, clock):
    await add()
    pages = (await store._connections.write("PRAGMA page_count", {}))[0][0]
    await store._connections.write(f"PRAGMA max_page_count = {pages + 4}", {})
    error, accepted = await fill(store, new_request, clock)
    assert error.reason == "full"

    assert len(await store.line()) == len(accepted) + 1
    await store._connections.write("PRAGMA max_page_count = 1073741823", {})
    claimed = await store.claim(ROOM, clock.now())
    assert claimed is not None
    assert await add() is not None
    assert await store.move(claimed.id, JobState.FAILED, epoch=claimed.epoch) is not None
    assert (await store._connections.read("PRAGMA integrity_check"))[0][0] == "ok"


LIMITED = """
import asyncio, json, resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job import Request
from boss_bot.domain.links.link import parse_link
from boss_bot.domain.members.priority import Priority
from boss_bot.store import open_store
from boss_bot.store.database.migrations import migrate, read_all, shipped

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
now = datetime.now(UTC)

async def main():
    store = await open_store(Path(sys.argv[1]))
    link = parse_link("https://x.com/ann/status/1")
    accepted, reasons = 0, []
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    for number in range(2000):
        request = Request(f"k{number}", link, "twitter", 1, 10, 100, 1)
        try:
            await store.add(request, capacity=100_000, now=now)
            accepted += 1
        except StoreUnavailableError as error:
            reasons.append(error.reason)
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    request = Request("after", link, "twitter", 1, 10, 100, 1)
    await store.add(request, capacity=100_000, now=now)
    line = len(await store.line())
    await store.close()
    print(json.dumps([accepted, reasons, line]))

asyncio.run(main())
"""


def test_a_limit_on_the_size_of_files_is_a_clear_error_and_recovers(database):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, database, "200000"], capture_output=True, text=True, check=True
    )
    accepted, reasons, line = json.loads(done.stdout)
    assert reasons == ["input/output error"]
    assert 0 < accepted == line - 1
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


async def test_a_locked_file_is_said_reads_go_on_and_it_recovers(store, add, database):
    job = await add()
    await store._connections.write("PRAGMA busy_timeout = 20", {})
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError) as refused:
            await add()
        assert refused.value.reason == "locked"
        assert await store.get(job.id) == job
        other.execute("ROLLBACK")
    await add()
    assert len(await store.line()) == 2


async def test_a_lock_that_is_short_is_only_waited_for(store, add, database):
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        adding = asyncio.create_task(add())
        await store.counts()
        other.execute("ROLLBACK")
    assert (await adding).state is JobState.QUEUED


async def test_a_store_that_may_not_write_says_so_and_can_still_be_read(store, add):
    job = await add()
    await store._connections.write("PRAGMA query_only = ON", {})
    with pytest.raises(StoreUnavailableError) as refused:
        await add()
    assert refused.value.reason == "read-only"
    assert await store.get(job.id) == job
    await store._connections.write("PRAGMA query_only = OFF", {})
    await add()


async def test_a_file_that_is_read_only_is_said_can_be_read_and_goes_on_when_it_is_writable_again(store, add, database):
    job = await add()
    await store._connections._writer.close()
    store._connections._writer = await aiosqlite.connect(read_only(database), uri=True, isolation_level=None)
    for refused in (add(), store.claim(ROOM, job.created_at), store.move(job.id, JobState.CANCELLED)):
        with pytest.raises(StoreUnavailableError) as error:
            await refused
        assert error.value.reason == "read-only"
    assert await store.line() == [job]
    await store.close()
    again = await open_store(database)
    try:
        claimed = await again.claim(ROOM, job.created_at)
        assert claimed
        assert claimed.id == job.id
    finally:
        await again.close()


async def test_a_page_that_rots_while_the_bot_runs_is_said_and_the_file_is_kept_for_the_next_start(
    store, add, database
):
    for _ in range(50):
        await add()
    await store._connections.write("PRAGMA wal_checkpoint(TRUNCATE)", {})
    await store._connections._reader.close()
    overwrite_pages(database)
    store._connections._reader = await aiosqlite.connect(read_only(database), uri=True)
    with pytest.raises(StoreUnavailableError) as refused:
        await store.in_states(frozenset(JobState))
    assert refused.value.reason == "damaged"
    await store.close()
    again = await open_store(database)
    try:
        assert again.set_aside in damaged_files(database)
        assert await again.line() == []
    finally:
        await again.close()


async def test_a_mistake_of_our_own_is_not_dressed_up(store):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await store._connections.read("SELECT * FROM nowhere")


async def test_reads_can_not_write(store, add):
    job = await add()
    with pytest.raises(StoreUnavailableError):
        await store._connections.read("DELETE FROM jobs")
    assert await store.get(job.id) == job


def overwrite_pages(database):
    size = database.stat().st_size
    with database.open("r+b") as file:
        for page in range(1, size // 4096):
            file.seek(page * 4096)
            file.write(b"\xa5" * 64)


@pytest.mark.parametrize("damage", [overwrite_pages, lambda file: file.write_bytes(b"no database at all" * 500)])
async def test_a_damaged_file_is_moved_aside_and_kept_whole(database, new_request, clock, damage):
    store = await open_store(database)
    await store.add(new_request(), capacity=5, now=clock.now())
    await store.close()
    assert store.set_aside is None
    damage(database)
    damaged = database.read_bytes()

    store = await open_store(database)
    try:
        assert store.set_aside == damaged_files(database)[0]
        assert store.set_aside.read_bytes() == damaged
        assert await store.line() == []
        await store.add(new_request(), capacity=5, now=clock.now())
    finally:
        await store.close()
    again = await open_store(database)
    await again.close()
    assert again.set_aside is None
    assert len(damaged_files(database)) == 1


async def test_a_file_that_cannot_be_opened_is_a_clear_error(database):
    database.mkdir()
    with pytest.raises(StoreUnavailableError) as refused:
        await open_store(database)
    assert refused.value.reason == "cannot be opened"
    assert damaged_files(database) == []


async def test_a_backup_of_a_store_in_use_is_a_whole_store(store, add, tmp_path, database):
    jobs = [await add() for _ in range(3)]
    copy = tmp_path / "backup.sqlite3"
    await store.backup(copy)
    await add()
    other = await open_store(copy)
    try:
        assert await other.line() == jobs
    finally:
        await other.close()
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        copy_to(database, copy)
    with pytest.raises(StoreUnavailableError):
        copy_to(tmp_path / "nothing.sqlite3", tmp_path / "other.sqlite3")
    assert not (tmp_path / "other.sqlite3").exists()


async def test_a_copy_is_kept_before_the_schema_changes_and_old_jobs_go_on(database, clock):
    migrate(database, read_all(shipped())[:1])
    assert not list(database.parent.glob("*.before-*"))
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(
            "INSERT INTO jobs (id, key, url, host, port, site, owner, guild, channel, size_limit, created_at, state)"
            " VALUES ('OLD', 'k', 'https://x.com/ann/status/1', 'x.com', 443, 'twitter', 1, NULL, 1, 1, 5.0, 0)"
        )
        connection.commit()

    store = await open_store(database)
    try:
        claimed = await store.claim(ROOM, clock.now())
    finally:
        await store.close()
    assert claimed
    assert (claimed.id, claimed.request.lane, claimed.level) == ("OLD", "twitter", Priority.NORMAL)
    [copy] = database.parent.glob("*.before-*")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT id, state FROM jobs").fetchall() == [("OLD", 0)]
    again = await open_store(database)
    await again.close()
    assert list(database.parent.glob("*.before-*")) == [copy]
