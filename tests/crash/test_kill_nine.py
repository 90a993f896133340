"""``nox -s crash``: a process killed again and again at seeded random times loses nothing that it acknowledged.

Thin yet: no named failpoints, one mutant, and Discord is a stand-in without lost replies.
"""

import asyncio
import os
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from boss_bot.domain.job import MOVES, JobState

KILLS = int(os.environ.get("BOSS_BOT_KILLS", "60"))
JOBS = 150


async def life(folder, seconds, mutant="none"):
    """Start the worker and kill it after so many seconds of work, None for never; True when it came to its end."""
    worker = await asyncio.create_subprocess_exec(
        sys.executable, Path(__file__).with_name("worker.py"), folder, str(JOBS), mutant,
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert worker.stdout
    assert await worker.stdout.readline() == b"begun\n"
    try:
        async with asyncio.timeout(seconds):
            rest = await worker.stdout.read()
    except TimeoutError:
        worker.kill()
        rest = b""
    await worker.wait()
    return rest == b"done\n"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", [1])
async def test_whenever_it_is_killed_every_acknowledged_job_ends_once(tmp_path, seed):
    chance = random.Random(seed)
    kills = 0
    while kills < KILLS and not await life(tmp_path, chance.uniform(0.005, 0.12)):
        kills += 1
    assert kills
    assert await life(tmp_path, 120)

    acknowledged = dict(line.split() for line in (tmp_path / "acknowledged").read_text().splitlines())
    with closing(sqlite3.connect(tmp_path / "jobs.sqlite3")) as connection:
        jobs = dict(connection.execute("SELECT id, state FROM jobs"))
        moves = connection.execute("SELECT job, was, now FROM job_moves ORDER BY number").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(acknowledged) == len(jobs) == JOBS
    assert set(acknowledged.values()) == set(jobs)
    assert set(jobs.values()) == {JobState.COMPLETED}
    completed = [job for job, _, now in moves if now == JobState.COMPLETED]
    assert len(completed) == len(set(completed)) == JOBS
    assert all(JobState(now) in MOVES[JobState(was)] for _, was, now in moves if was is not None)
    assert {path.name for path in (tmp_path / "sent").iterdir()} == set(jobs)
    for job in jobs:
        assert set((tmp_path / "sent" / job).read_text().split()) == {job}
    assert not any((tmp_path / "temp").iterdir())
    recovered = sum(1 for _, was, now in moves if was in (3, 4, 5) and now == 0)
    sys.stdout.write(f"{kills} kills, {JOBS} jobs, {recovered} taken up again\n")


@pytest.mark.timeout(600)
async def test_a_recovery_that_forgets_a_state_is_caught(tmp_path):
    chance = random.Random(2)
    for _ in range(12):
        assert not await life(tmp_path, chance.uniform(0.02, 0.1), "forgets uploads")
    assert not await life(tmp_path, 10, "forgets uploads")
    with closing(sqlite3.connect(tmp_path / "jobs.sqlite3")) as connection:
        stuck = connection.execute("SELECT count(*) FROM jobs WHERE state = ?", (JobState.UPLOADING,)).fetchone()[0]
    assert stuck
