"""How long a scrape takes while the series are as many as they can be, beside a scrape of an empty bot."""

import asyncio
import time

import aiohttp

from boss_bot.monitoring import Alerting
from boss_bot.monitoring.monitor import Monitor
from boss_bot.store import open_store
from tests.performance.full_bot import fill

SCRAPES = 200


async def scraped(client):
    """Return the seconds of each scrape, and the number of series of the last."""
    took, text = [], ""
    for _ in range(SCRAPES):
        begun = time.perf_counter()
        async with client.get("/metrics") as answer:
            text = await answer.text()
        took.append(time.perf_counter() - begun)
    return sorted(took), sum(not line.startswith("#") for line in text.splitlines())


async def test_scrapes(tmp_path, clock):
    store = await open_store(tmp_path / "db.sqlite3")
    monitor = Monitor.of(clock, {})
    async with monitor.running(
        address="127.0.0.1:0", store=store, database=tmp_path / "db.sqlite3", latency=lambda: 0.1, capacity=50,
        version="1", alerts=Alerting(folder=tmp_path, clock=clock, lanes=store.lanes, logins=list),
    ):  # fmt: skip
        assert monitor.endpoints
        host, port = monitor.endpoints.address
        async with aiohttp.ClientSession(f"http://{host}:{port}") as client:
            for what in ("empty", "full"):
                if what == "full":
                    await asyncio.to_thread(fill, monitor.recorder.metrics)
                took, series = await scraped(client)
                p50, p99 = (1000 * took[int(len(took) * share)] for share in (0.5, 0.99))
                print(f"/metrics, {what}: {series} series, p50 {p50:.1f} ms, p99 {p99:.1f} ms (reach: p99 50 ms)")  # noqa: T201
                assert series < 2000
    await store.close()
