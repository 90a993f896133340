"""The journal, clients that leave, and the end."""

import asyncio
import logging
import time
from pathlib import Path

import aiohttp
import pytest

from boss_bot.playground.sample_site import SampleSite, SeenRequest


async def test_the_journal_tells_who_asked_for_what(site: SampleSite, client: aiohttp.ClientSession) -> None:
    before = time.time()
    cat = site.files["/cat.jpg"]
    await (await client.get(site.url("/cat.jpg?a=b"))).read()
    await (await client.get(site.url("/cat.jpg"), headers={"Range": "bytes=5-9"})).read()
    await client.head(site.url("/cat.jpg"))
    await (await client.get(site.url("/missing.mp4"))).read()
    await site.idle()

    assert [(seen.method, seen.path, seen.range, seen.status) for seen in site.requests] == [
        ("GET", "/cat.jpg", None, 200),
        ("GET", "/cat.jpg", (5, 9), 206),
        ("HEAD", "/cat.jpg", None, 200),
        ("GET", "/missing.mp4", None, 404),
    ]
    assert [seen.bytes_sent for seen in site.requests[:3]] == [cat.size, 5, 0]
    assert all(seen.finished and before <= seen.time <= time.time() for seen in site.requests)
    assert site.fetched("/cat.jpg") == [(0, cat.size), (5, 10)]


async def test_a_client_that_leaves_is_nothing_special(
    site: SampleSite, client: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    gate = site.hold("/clip.mp4")
    held = await client.get(site.url("/clip.mp4"))
    endless = await client.get(site.url("/endless.mp4"))
    await endless.content.readexactly(1_000_000)
    await asyncio.wait_for(gate.reached(), 10)

    held.close()
    endless.close()
    await asyncio.wait_for(site.idle(), 10)

    assert gate.held == 0
    assert [seen.finished for seen in site.requests] == [True, True]
    assert site.fetched("/clip.mp4") == [(0, 65536)]
    assert site.fetched("/endless.mp4")[0][1] >= 1_000_000
    assert [record for record in caplog.records if record.name.startswith(("aiohttp", "asyncio"))] == []


async def test_stopping_cuts_what_runs_and_may_be_done_twice(
    media_folder: Path, client: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    site = await SampleSite.start(folder=media_folder, speed=50_000)
    gate = site.hold("/talk.mp4")
    held = await client.get(site.url("/talk.mp4"))
    slow = await client.get(site.url("/clip.mp4"))
    await asyncio.wait_for(gate.reached(), 10)

    await asyncio.wait_for(site.stop(), 10)
    await site.stop()

    for answer in (held, slow):
        with pytest.raises(aiohttp.ClientError):
            await answer.read()
    with pytest.raises(aiohttp.ClientConnectorError):
        await client.get(site.url("/clip.mp4"))
    assert all(seen.finished for seen in site.requests)
    assert site.files["/clip.mp4"].file.exists()
    assert caplog.records == []


def test_a_seen_request_is_complete_from_the_start() -> None:
    seen = SeenRequest(method="GET", path="/x", status=200)
    assert (seen.range, seen.offset, seen.bytes_sent, seen.finished) == (None, 0, 0, False)
