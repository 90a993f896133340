"""``nox -s crash``: the database's files as a power cut would leave them, a thousand times; each opens and is whole.

The writer stands still (SIGSTOP) while its files are copied: both are of the same moment. What it had said to be stored
before that moment is there.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

COPIES = int(os.environ.get("BOSS_BOT_COPIES", "1000"))
WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from boss_bot.domain.jobs.job import JobState, Request
from boss_bot.domain.links.link import parse_link
from boss_bot.store import open_store

async def main():
    store = await open_store(Path(sys.argv[1]) / "db.sqlite3")
    number = 0
    while True:
        number += 1
        link = parse_link(f"https://x.com/ann/status/{number}")
        asked = Request(key=f"k{number}", link=link, site="twitter", owner=1, guild=10, channel=100, size_limit=2**20)
        job = await store.add(asked, capacity=100, now=datetime.now(UTC))
        await store.move(job.id, JobState.CANCELLED)
        print(number, flush=True)

asyncio.run(main())
"""


def looked_at(folder):
    """Open a copy as a bot would after the cut; return what SQLite says of it and how many jobs there are."""
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        (sound,) = database.execute("PRAGMA quick_check").fetchone()
        (jobs,) = database.execute("SELECT count(*) FROM jobs").fetchone()
    return sound, jobs


@pytest.mark.timeout(900)
def test_every_moment_leaves_a_whole_database(tmp_path):
    (tmp_path / "live").mkdir()
    draw = random.Random(1)
    wrong, said = [], b""
    with subprocess.Popen([sys.executable, "-c", WRITER, tmp_path / "live"], stdout=subprocess.PIPE) as writer:
        try:
            assert writer.stdout
            said = writer.stdout.readline()
            os.set_blocking(writer.stdout.fileno(), False)
            for number in range(COPIES):
                time.sleep(draw.uniform(0, 0.01))  # any moment will do
                said += writer.stdout.read() or b""
                writer.send_signal(signal.SIGSTOP)
                os.waitid(os.P_PID, writer.pid, os.WSTOPPED)
                copy = tmp_path / "copy"
                copy.mkdir()
                for name in ("db.sqlite3", "db.sqlite3-wal"):
                    shutil.copyfile(tmp_path / "live" / name, copy / name)
                writer.send_signal(signal.SIGCONT)
                sound, jobs = looked_at(copy)
                if sound != "ok" or jobs < said.count(b"\n"):
                    wrong.append((number, sound, jobs, said.count(b"\n")))
                shutil.rmtree(copy)
        finally:
            writer.kill()
    assert said.count(b"\n") > 10
    assert wrong == []
    sys.stdout.write(f"{COPIES} copies while {len(said.splitlines())} jobs were stored\n")
