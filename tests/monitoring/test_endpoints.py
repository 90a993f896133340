"""The HTTP side, over real sockets: truthful, GET only, and nobody can hold it up."""

import asyncio
import contextlib
import math
from typing import Any

import aiohttp
import pytest
from loguru import logger

from boss_bot.monitoring import Alerting
from boss_bot.monitoring.connections import MOST
from boss_bot.monitoring.endpoints import Answers, Endpoints
from boss_bot.monitoring.metrics.gauges import Gauges
from boss_bot.monitoring.monitor import Monitor
from boss_bot.store import SqliteStore, open_store

NO_ANSWERS: Any = Answers(lambda: None, lambda: None, "")  # type: ignore[arg-type, return-value]
TOOLS = {"yt-dlp": "2026.1.1"}


@pytest.fixture
async def store(tmp_path):
    store = await open_store(tmp_path / "db.sqlite3")
    yield store
    await store.close()


@pytest.fixture
async def served(tmp_path, store, clock):
    """A monitor that answers, and what it thinks of Discord."""
    discord = {"latency": 0.25}
    monitor = Monitor.of(clock, {})
    async with monitor.running(
        address="127.0.0.1:0", store=store, database=tmp_path / "db.sqlite3", latency=lambda: discord["latency"],
        version="1.2.3", tools=lambda: TOOLS, capacity=50,
        alerts=Alerting(folder=tmp_path, clock=clock, lanes=store.lanes, logins=list),
    ):  # fmt: skip
        assert monitor.endpoints
        host, port = monitor.endpoints.address
        async with aiohttp.ClientSession(f"http://{host}:{port}") as client:
            yield client, discord, (host, port)


async def test_a_bot_that_is_well_says_so(served):
    client, _, _ = served
    async with client.get("/readyz") as answer:
        assert answer.status == 200
        assert await answer.json() == {"ready": True, "trouble": []}
        assert answer.headers["Cache-Control"] == "no-store"
    async with client.get("/livez") as answer:
        assert await answer.json() == {"live": True}
    async with client.get("/version") as answer:
        assert await answer.json() == {"version": "1.2.3"}


async def test_the_metrics_tell_of_the_machine_and_the_bot(served):
    client, _, _ = served
    async with client.get("/metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        values = dict(line.rsplit(" ", 1) for line in (await answer.text()).splitlines() if line[0] != "#")
    assert float(values["boss_bot_memory_usage_bytes"]) > 2**20
    assert float(values["boss_bot_processes"]) >= 1
    assert 0 < float(values["boss_bot_disk_free_bytes"]) < float(values["boss_bot_disk_size_bytes"])
    assert float(values["boss_bot_discord_api_latency_seconds"]) == 0.25
    assert float(values["boss_bot_ready"]) == 1
    assert float(values["boss_bot_start_time_seconds"]) > 1.7e9
    assert 'boss_bot_build_info{version="1.2.3"}' in values
    assert 'boss_bot_engine_info{engine="yt-dlp",version="2026.1.1"}' in values


async def test_a_tool_that_was_updated_is_told_with_its_new_version_alone(metrics, tmp_path, store):
    tools = {"yt-dlp": "2026.1.1"}
    gauges = Gauges(metrics, store, tmp_path / "db.sqlite3", lambda: 0.25, lambda: tools)
    gauges.machine.seen.set()
    assert b'version="2026.1.1"' in await gauges._anew()
    tools["yt-dlp"] = "2026.2.2"
    now = await gauges._anew()
    assert (b'version="2026.1.1"' in now, b'version="2026.2.2"' in now) == (False, True)


async def test_who_asks_at_once_with_another_gets_the_same_text(metrics, tmp_path, store):
    gauges = Gauges(metrics, store, tmp_path / "db.sqlite3", lambda: 0.25)
    gauges.machine.seen.set()
    first, second = await asyncio.gather(gauges.text(), gauges.text())
    assert first is second


async def test_a_lost_connection_to_discord_is_told(served):
    client, discord, _ = served
    discord["latency"] = None
    async with client.get("/readyz") as answer:
        assert answer.status == 503
        assert await answer.json() == {"ready": False, "trouble": ["Discord is not connected"]}
    async with client.get("/metrics") as answer:
        assert "boss_bot_ready 0.0" in await answer.text()


async def test_a_database_that_was_replaced_is_told(served, tmp_path):
    client, _, _ = served
    (tmp_path / "db.sqlite3").rename(tmp_path / "gone.sqlite3")
    async with client.get("/readyz") as answer:
        assert answer.status == 503
        assert "not the one" in (await answer.json())["trouble"][0]


async def test_a_database_that_is_closed_is_told(served, store):
    client, _, _ = served
    await store.close()
    async with client.get("/readyz") as answer:
        assert (await answer.json())["trouble"] == ["the database cannot be read"]


class Silent(SqliteStore):
    """A store that never answers."""

    async def counts(self):
        await asyncio.Event().wait()
        return {}


async def test_a_database_that_hangs_is_told(metrics, tmp_path):
    gauges = Gauges(
        metrics,
        Silent(None, None, None, None, tmp_path / "none"),  # type: ignore[arg-type]
        tmp_path / "none",
        lambda: math.nan,
    )
    assert await asyncio.wait_for(gauges.trouble(), 5) == ["the database does not answer"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"])
async def test_only_get_is_answered(served, method):
    client, _, _ = served
    async with client.request(method, "/metrics") as answer:
        assert answer.status == 405


async def test_other_paths_are_unknown(served):
    client, _, _ = served
    async with client.get("/etc/passwd") as answer:
        assert answer.status == 404


async def test_a_long_request_is_refused(served):
    reader, writer = await asyncio.open_connection(*served[2])
    writer.write(b"GET /" + b"a" * 4200 + b" HTTP/1.1\r\nHost: a\r\n\r\n")
    assert b" 400 " in await asyncio.wait_for(reader.readline(), 10)
    writer.close()
    await writer.wait_closed()


async def test_slow_connections_keep_nobody_out(served):
    client, _, address = served
    held = [await asyncio.open_connection(*address) for _ in range(200)]
    for _, writer in held:
        writer.write(b"GET /livez HTTP/1.1\r\nHos")  # and the rest never
    for _ in range(20):
        async with client.get("/livez") as answer:
            assert await answer.json() == {"live": True}
    for reader, _ in held[: 200 - MOST]:  # the oldest had to go
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(reader.read(), 10) == b""
    for _, writer in held:
        writer.close()
        with contextlib.suppress(ConnectionResetError):
            await writer.wait_closed()


async def test_a_taken_port_is_a_warning_and_no_end(served):
    _, _, (host, port) = served
    lines: list[str] = []
    sink = logger.add(lines.append, format="{message}")
    try:
        assert await Endpoints.start(f"{host}:{port}", NO_ANSWERS) is None
        assert await Endpoints.start("127.0.0.1:99999", NO_ANSWERS) is None
    finally:
        logger.remove(sink)
    assert all("BOSS_BOT_HTTP_ADDRESS" in line for line in lines)
    assert len(lines) == 2


async def test_without_an_address_nothing_listens(store, tmp_path, clock):
    monitor = Monitor.of(clock, {})
    async with monitor.running(
        address="", store=store, database=tmp_path / "db.sqlite3", latency=lambda: None, version="1.2.3", capacity=1,
        alerts=Alerting(folder=tmp_path, clock=clock, lanes=store.lanes, logins=list),
    ):  # fmt: skip
        assert monitor.endpoints is None
