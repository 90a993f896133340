# mypy: disable-error-code="import-untyped"
"""The clean-up's figures: ``nox -s bench -- cleanup``. Nothing is asserted: figures of one machine are no test.

100,000 stored files of as many jobs in a tree as the library makes it, all known to the store. Each scan runs while a
task measures how late the loop is; beside it stands the plain walk over the same tree in one thread.
"""

import asyncio
import hashlib
import json
import os
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from loguru import logger
from rich.console import Console
from rich.table import Table

from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.keeping.retention import Periods
from boss_bot.library import FileLibrary, SteadyClock, kept_in_order
from boss_bot.store import open_store

JOBS = int(os.environ.get("BOSS_BOT_KEPT_FILES", "100000"))
DAY = 86_400.0
SUM = hashlib.sha256(b"picture").hexdigest()
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

_JOBS = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :jobs)
INSERT INTO jobs (id, key, url, host, port, site, owner, guild, channel, size_limit, created_at, state, files, fetch)
SELECT printf('%08d', i), i, 'https://x.com/ann/status/' || i, 'x.com', 443, 'twitter', i % 997, i % 50, 1, 1000, 0, 6,
       '[]', printf('%08d', i) FROM n
"""

_KEPT = """
INSERT INTO kept (job, owner, guild, path, size, files, until)
SELECT id, owner, guild, 'downloads/' || guild || '/2026-11-22/' || id, 7, 1, :until FROM jobs
"""


class Clock:
    """Always the same moment."""

    def now(self) -> datetime:
        """Return it."""
        return NOW


def make_tree(root: Path) -> None:
    """Make the folders as the library does, without waiting for the disk, by bare calls: they are half a million."""
    file = {"file": "001.png", "bytes": 7, "sha256": SUM}
    for server in range(50):
        (root / "downloads" / str(server) / "2026-11-22").mkdir(parents=True)
    for number in range(1, JOBS + 1):
        home = f"{root}/downloads/{number % 50}/2026-11-22/{number:08}"
        os.mkdir(home)  # noqa: PTH102
        os.mkdir(f"{home}/content")  # noqa: PTH102
        record = {"job": f"{number:08}", "user": 1, "server": number % 50, "steady": 0.0, "files": [file]}
        for name, content in (("content/001.png", b"picture"), ("metadata.json", json.dumps(record).encode())):
            handle = os.open(f"{home}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.write(handle, content)
            os.close(handle)


def walk(root: Path) -> tuple[float, float]:
    """Return the seconds of a plain walk over all folders: as they pass, and of CPU."""
    begun, cpu = time.monotonic(), time.process_time()
    for _where, _folders, _files in os.walk(root / "downloads"):
        pass
    return time.monotonic() - begun, time.process_time() - cpu


async def lateness(late: list[float]) -> None:
    """Measure for ever how late the loop wakes a task up."""
    while True:
        begun = time.monotonic()
        await asyncio.sleep(0.005)
        late.append(time.monotonic() - begun - 0.005)


async def measure(root: Path, table: Table) -> None:
    """Run each scan once, and the one that deletes last."""
    store = await open_store(root / "db.sqlite3")
    await store._connections.write(_JOBS, {"jobs": JOBS})
    steady = SteadyClock()
    await store._connections.write(_KEPT, {"until": DAY})
    library = FileLibrary(root, Clock(), store.library.shelf, steady, Periods())
    cleaner = kept_in_order(library, store, store.library, steady, root / "logs").cleaner
    plain = walk(root)
    for name, scan, reach in (
        ("short", cleaner.short, "≤ 2 s; ≤ 20 ms"),
        ("hourly", cleaner.hourly, "≤ 2 s; ≤ 20 ms"),
        ("daily, every sum", cleaner.daily, "lag ≤ 20 ms"),
    ):
        late: list[float] = []
        watch = asyncio.create_task(lateness(late))
        await asyncio.sleep(0.05)
        cpu = time.process_time()
        done = await scan()
        cpu = time.process_time() - cpu
        watch.cancel()
        p99 = sorted(late)[int(len(late) * 0.99)] * 1e3
        figure = f"{done.seconds:.2f} s, {cpu:.2f} of CPU; loop lag p99 {p99:.1f} ms, worst {max(late) * 1e3:.0f} ms"
        table.add_row(f"{name}, {JOBS} files", figure, reach, f"plain walk {plain[0]:.2f} s, {plain[1]:.2f} of CPU")
    await store.library.shelf.forget([JobId(f"{number:08}") for number in range(1, 1001)])
    found = await cleaner.hourly()
    table.add_row("hourly, 1000 unknown to the store", f"{found.seconds:.2f} s", "", str(dict(found.facts)))
    await store.close()


def main() -> None:
    """Make the tree, measure, and print."""
    logger.remove()
    table = Table("what", "figure", "reach", "beside it", title="Boss-Bot's clean-up")
    root = Path(tempfile.mkdtemp())
    try:
        make_tree(root)
        asyncio.run(measure(root, table))
    finally:
        shutil.rmtree(root)
    Console(width=150).print(table)


if __name__ == "__main__":
    main()
