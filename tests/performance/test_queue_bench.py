"""The store's figures: ``nox -s bench -- queue``. They are printed; what is asserted holds on a busy machine too.

Each figure stands beside a raw floor that is measured right before and after it: a shared disk varies tenfold.
"""

import time
from datetime import UTC, datetime

import pytest

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.store import open_store

ROOM = ClaimLimits(over_all=5, per_member=2)
ROUNDS = 400
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

HISTORY = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)
INSERT INTO jobs (id, key, url, host, port, site, owner, guild, channel, size_limit, created_at, level_since,
                  flow, lane, fetch, tag, state, epoch, attempt, finished_at)
SELECT 'h' || i, 'h' || i, 'https://x.com/ann/status/' || i, 'x.com', 443, 'twitter', i % 997, i % 97, 1, 1, 0, 0,
       i % 97, 'twitter', 'h' || i, i, 6 + (i % 3), 1, 1, 1 FROM n
"""

QUICKLY = ("PRAGMA synchronous = OFF", "PRAGMA cache_size = -500000")  # a million rows in a minute
AS_EVER = ("PRAGMA synchronous = FULL", "PRAGMA cache_size = -2000")


@pytest.fixture(params=[1_000, 100_000, 1_000_000], ids=["1k", "100k", "1M"])
async def store(request, tmp_path):
    opened = await open_store(tmp_path / "jobs.sqlite3")
    for statement in (*QUICKLY, HISTORY, "PRAGMA wal_checkpoint(TRUNCATE)", *AS_EVER):
        await opened._connections.write(statement, {"rows": request.param})
    yield opened
    await opened.close()


async def timed(call):
    begun = time.perf_counter()
    answer = await call
    return answer, time.perf_counter() - begun


@pytest.fixture
def add(store, new_request):
    async def make(number):
        return await store.add(new_request(owner=number, guild=number % 7), capacity=100_000, now=NOW)

    return make


CLAIMS: dict[str, float] = {}


async def test_adding_and_claim_with_complete(store, add, floor, say, percentile, request):
    rows = request.node.callspec.id
    floors = [floor()]
    adds = [(await timed(add(number)))[1] for number in range(ROUNDS)]
    floors.append(floor())
    claims, whole = [], []
    for _ in range(ROUNDS):
        job, claim = await timed(store.claim(ROOM, NOW))
        await store.move(job.id, JobState.UPLOADING, epoch=job.epoch)
        _, done = await timed(store.move(job.id, JobState.COMPLETED, epoch=job.epoch, finished_at=NOW))
        claims.append(claim)
        whole.append(claim + done)
    floors.append(floor())
    raw = sorted(floors)[1]
    CLAIMS[rows] = percentile(claims, 0.5)
    adding, ending = ROUNDS / sum(adds), ROUNDS / sum(whole)
    say(
        f"{rows:>5} rows: add {adding:5.0f}/s ({adding / raw:.2f} of the floor), claim+complete {ending:5.0f}/s "
        f"({ending / raw:.2f}), claim p50 {CLAIMS[rows] * 1e6:4.0f} us p99 {percentile(claims, 0.99) * 1e6:5.0f} us; "
        f"floor {min(floors):5.0f} to {max(floors):5.0f}/s"
    )
    assert len(claims) == ROUNDS
    if rows == "1M":
        ratio = CLAIMS["1M"] / min(CLAIMS.values())
        say(f"claim p50 at 1M rows is {ratio:.2f} times the quickest (target 1.3)")
        assert ratio < 3


async def test_a_page_and_a_position_with_fifty_in_the_line(store, add, say, percentile, request):
    jobs = [await add(number) for number in range(50)]
    pages, places, lines = [], [], []
    for _ in range(200):
        pages.append((await timed(store.of_member(49, 0, frozenset({JobState.QUEUED, JobState.PAUSED}))))[1])
        places.append((await timed(store.position(jobs[-1].id)))[1])
        lines.append((await timed(store.line()))[1])
    p50 = [percentile(values, 0.5) * 1e6 for values in (pages, places, lines)]
    say(
        f"{request.node.callspec.id:>5} rows: /queue page {p50[0]:.0f} us, position {p50[1]:.0f} us, "
        f"the whole line {p50[2]:.0f} us, each with the way through the reader's thread (target 1000 us of SQL)"
    )
    assert p50[1] < 50_000
