"""What the database remembers of members, and that it can forget all of it."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest

from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.keeping.figures import Holdings
from boss_bot.domain.keeping.folders import Kept
from boss_bot.domain.members.blocks import Block
from boss_bot.domain.members.delivery import ReplyHandle
from boss_bot.domain.members.preferences import Preferences
from boss_bot.store import open_store
from boss_bot.store.records.personal import SILENT, SPOKEN_OF

S = JobState
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path):
    opened = await open_store(tmp_path / "db.sqlite3")
    yield opened
    await opened.close()


@pytest.fixture
def add(store, new_request, clock):
    async def make(state=S.COMPLETED, took=10.0, **fields):
        job = await store.add(new_request(**fields), capacity=1000, now=clock.now())
        if state is S.QUEUED:
            return job
        if state is S.CANCELLED:
            return await store.move(job.id, state, finished_at=clock.now())
        await store.move(job.id, S.DOWNLOADING)
        await store.move(job.id, S.UPLOADING, started_at=clock.now())
        clock.advance(took)
        changes = {"error": record(NetworkError())} if state is S.FAILED else {}
        return await store.move(job.id, state, finished_at=clock.now(), **changes)

    return make


async def test_history_has_pages_newest_first_and_only_what_is_over(store, add):
    jobs = [await add(owner=1, site=("reddit", "twitter")[number % 2]) for number in range(5)]
    await add(S.QUEUED, owner=1)
    await add(owner=1, guild=11)
    await add(owner=2)
    direct = await add(owner=1, guild=None)

    def ids(found):
        return [job.id for job in found]

    assert ids(await store.records.page(1, 10, limit=3)) == ids(jobs[:1:-1])
    assert ids(await store.records.page(1, 10, skip=3, limit=3)) == ids(jobs[1::-1])
    assert ids(await store.records.page(1, 10, site="twitter")) == ids([jobs[3], jobs[1]])
    assert ids(await store.records.page(1, None)) == [direct.id]
    assert (await store.records.count(1, 10), await store.records.count(1, 10, site="twitter")) == (5, 2)
    assert await store.records.count(1, 10, most=2) == 2
    assert await store.records.sites(1, 10) == ["reddit", "twitter"]
    assert await store.records.sites(3, 10) == []


async def test_figures_count_what_came_of_a_servers_downloads(store, add, clock):
    await add(took=10)
    clock.advance(3600)
    since = clock.now()
    for seconds in (10, 20, 30):
        await add(took=seconds, site="reddit")
    await add(S.FAILED)
    await add(S.CANCELLED)
    await add(guild=11)
    figures = await store.records.figures(10, since)
    assert (figures.done, figures.failed, figures.cancelled) == (3, 1, 1)
    assert figures.by_site == (("reddit", 3), ("twitter", 2))
    assert figures.by_error == (("NetworkError", 1),)
    assert (figures.wait, figures.took, figures.slowest) == (0, 20, 30)
    nothing = await store.records.figures(99, since)
    assert (nothing.done, nothing.by_site, nothing.took) == (0, (), None)


async def test_what_there_is_of_a_server_and_a_row_for_each_download_that_is_over(store, add, clock):
    since = clock.now()
    await add(S.QUEUED)
    await add(S.QUEUED)
    await store.move((await add(S.QUEUED)).id, S.DOWNLOADING)
    done = await add(owner=3)
    failed = await add(S.FAILED, site="reddit")
    await add(guild=11)
    await store.library.shelf.put(Kept(done.id, 3, 10, PurePosixPath("a/b"), 500, 2, 1.0))
    have = await store.records.holdings(10)
    finished = (await store.get(done.id)).finished_at.timestamp()
    assert have == Holdings(waiting=2, running=1, kept=1, size=500, oldest=finished)
    assert await store.records.holdings(99) == Holdings()
    rows = await store.records.ended(10, since)
    assert [(row["job"], row["member"], row["state"], row["error"]) for row in rows] == [
        (failed.id, failed.request.owner, 7, "NetworkError"), (done.id, 3, 6, None)
    ]  # fmt: skip
    assert not {"link", "title", "metadata"} & rows[0].keys()
    assert len(await store.records.ended(10, since, limit=1)) == 1


async def test_jobs_of_a_server_and_of_a_member_that_are_not_over(store, add):
    here, there = await add(S.QUEUED, owner=1), await add(S.QUEUED, owner=1, guild=11)
    await add(owner=1)
    assert [job.id for job in await store.records.of_guild(10)] == [here.id]
    assert [job.id for job in await store.records.living(1)] == [here.id, there.id]


async def test_an_export_has_everything_about_the_member_and_nothing_of_others(store, add, clock, new_request):
    reply = ReplyHandle(5, "secret-token", NOW)
    await add(owner=1, reply=reply)
    await add(owner=2)
    await store.members.keep_preferences(1, Preferences(max_retries=7))
    await store.members.block(Block(1), 10, by=77, now=clock.now())
    rows = await store.records.export(1)
    assert {kind: len(found) for kind, found in rows.items()} == {
        "settings": 1, "blocks": 1, "moves": 4, "files": 0, "posts": 0, "texts": 0, "text statuses": 0,
        "use": 0, "deliveries": 0, "downloads": 1,
    }  # fmt: skip
    assert await store.records.amounts(1) == {kind: len(found) for kind, found in rows.items()}
    text = json.dumps(rows)
    assert "secret-token" not in text
    assert '"max_retries": 7' in text
    assert not any("blocked_by" in row for row in rows["blocks"])


async def test_to_forget_somebody_leaves_their_blocks_and_living_jobs_alone(store, add, clock):
    await add(owner=1)
    await add(S.FAILED, owner=1, guild=None)
    living = await add(S.QUEUED, owner=1)
    other = await add(owner=2)
    await store.members.keep_preferences(1, Preferences(max_retries=7))
    await store.members.block(Block(1), 10, by=77, now=clock.now())

    assert await store.records.forget(1) == 2

    rows = await store.records.export(1)
    assert [row["id"] for row in rows["downloads"]] == [living.id]
    assert len(rows["moves"]) == 1
    assert (len(rows["settings"]), len(rows["blocks"])) == (0, 1)
    assert await store.get(other.id) == other
    assert len(await store.moves(other.id)) == 4
    await store.move(living.id, S.CANCELLED)
    assert await store.records.forget(1) == 1
    assert not any(found for kind, found in (await store.records.export(1)).items() if kind != "blocks")


async def test_every_table_is_known_to_say_something_of_members_or_nothing(store, tmp_path):
    connection = sqlite3.connect(tmp_path / "db.sqlite3")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    known = {table.name for table in SPOKEN_OF.values()} | SILENT
    assert {name for name in tables if not name.startswith("sqlite_")} == known
