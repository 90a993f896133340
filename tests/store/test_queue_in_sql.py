"""What only the real database can show: a huge line, and indexes that keep a claim short."""

import re
import sqlite3
from contextlib import closing

import pytest

from boss_bot.domain.jobs.job import LIVING, OVER, JobState
from boss_bot.domain.jobs.job_state import PAUSABLE
from boss_bot.domain.jobs.job_store import ClaimLimits
from boss_bot.store.jobs.journal import ADDRESSEES, BEGUN, UNTOLD
from boss_bot.store.jobs.lookups import DUE, LINE, POSITION, in_states, of_member, of_others
from boss_bot.store.jobs.sharing import OF_FETCH
from boss_bot.store.jobs.statements import ADD, AGE, CLAIM, PROMOTE, RETRY
from boss_bot.store.records.history import COUNT, COUNT_OF_SITE, OF_GUILD, PAGE, PAGE_OF_SITE, SITES
from boss_bot.store.records.history import LIVING as OF_OWNER
from boss_bot.store.records.personal import SPOKEN_OF

ROOM = ClaimLimits(over_all=5, per_member=5, per_lane=5)

FLOOD = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
INSERT INTO jobs (id, key, url, host, port, site, owner, guild, channel, size_limit, created_at, level_since,
                  flow, lane, fetch, tag)
SELECT 'flood' || i, 'flood' || i, 'https://x.com/a/status/1', 'x.com', 443, 'twitter', 1, 10, 1, 1, 0, 0,
       10, 'twitter', 'flood' || i, i FROM n
"""


async def test_a_newcomer_behind_a_flood_of_ten_thousand_runs_second(store, add, clock):
    await store._connections.write(FLOOD, {})
    newcomer = await add(owner=2, guild=11)
    assert await store.position(newcomer.id) == (2, 10_001)
    claimed = [await store.claim(ROOM, clock.now()) for _ in range(3)]
    assert [job.id for job in claimed] == ["flood1", newcomer.id, "flood2"]


HOT = {
    "claim": CLAIM,
    "of a fetch": OF_FETCH,
    "add": ADD,
    "retry": RETRY,
    "promote": PROMOTE,
    "age": AGE,
    "line": LINE,
    "position": POSITION,
    "due": DUE,
    "living": in_states(LIVING),
    "the newest that failed": in_states(frozenset({JobState.FAILED})),
    "living of a server": OF_GUILD,
    "living of a member": OF_OWNER,
    "mine": of_member(frozenset({JobState.QUEUED, JobState.RETRY_WAIT})),
    "mine that failed": of_member(frozenset({JobState.FAILED})),
    "mine that are over": of_member(OVER),
    "all of mine": of_member(frozenset(JobState)),
    "others' that may be paused": of_others(PAUSABLE),
    "others' that failed": of_others(frozenset({JobState.FAILED})),
    "deliveries that were begun": BEGUN,
    "members for whom something waits": ADDRESSEES,
    "failures that were not told": UNTOLD,
    **{f"all that is kept of me: {kind}": SPOKEN_OF[kind].select for kind in ("moves", "deliveries", "downloads")},
    **{f"what is forgotten of me: {kind}": SPOKEN_OF[kind].delete or "" for kind in ("moves", "downloads")},
}


@pytest.mark.parametrize("name", HOT)
async def test_a_hot_statement_never_reads_the_whole_history(store, database, name):
    with closing(sqlite3.connect(database)) as connection:
        values = dict.fromkeys(re.findall(r":(\w+)", HOT[name]))
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {HOT[name]}", values)]
    assert plan
    assert [step for step in plan if re.fullmatch(r"SCAN (jobs|\w)", step)] == []


async def test_what_failed_on_a_server_is_found_by_an_index_of_that_alone(store, database):
    with closing(sqlite3.connect(database)) as connection:
        statement = of_others(frozenset({JobState.FAILED}))
        plan = [
            row[3]
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", dict.fromkeys(("owner", "guild", "limit")))
        ]
    assert "SEARCH jobs USING INDEX jobs_failed_here (guild=?)" in plan


@pytest.mark.parametrize(
    ("statement", "narrowed"),
    [(PAGE, 2), (PAGE_OF_SITE, 3), (COUNT, 2), (COUNT_OF_SITE, 3), (SITES, 2)],
    ids=["page", "page of a site", "count", "count of a site", "sites"],
)
async def test_history_is_read_from_an_index_that_holds_what_is_asked_for_and_nothing_else(
    store, database, statement, narrowed
):
    with closing(sqlite3.connect(database)) as connection:
        values = dict.fromkeys(re.findall(r":(\w+)", statement))
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
    steps = [step for step in plan if "jobs" in step]
    assert steps
    for step in steps:
        assert re.match(r"SEARCH jobs USING INDEX jobs_over\w* \(owner=\? AND guild=\?", step)
        assert step.count("?") >= narrowed
    assert not [step for step in plan if "TEMP B-TREE" in step]
