"""A pause stops the bytes and the process; what was fetched is never fetched again."""

import asyncio
import contextlib
import socket
from pathlib import Path

import attrs
import pytest

from boss_bot.domain.content.progress import Progress

pytestmark = pytest.mark.asyncio(loop_scope="session")

HELD = 300_000
TOOLS = [("yt-dlp", "v001.mp4.part"), ("gallery-dl", "g001.mp4.part")]


def state_of(process):
    """Say in which state a process is: T is stopped (proc(5))."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.fixture
async def held(site, engine, new_task, wait_until):
    """Start a download and catch it when exactly `HELD` bytes are on the disk."""

    async def hold(tool, part):
        task = new_task("/clip.mp4", tool)
        gate = site.hold("/clip.mp4", HELD)
        partial = task.folder / "content" / part
        opened = engine.download(task)
        download = await opened.__aenter__()
        await gate.reached()
        await wait_until(lambda: partial.exists() and partial.stat().st_size == HELD)
        return opened, download, gate, partial, task

    return hold


@pytest.mark.parametrize(("tool", "part"), TOOLS)
async def test_nothing_flows_while_a_download_is_paused(site, held, follow_to_end, wait_until, tool, part):
    opened, download, gate, partial, _ = await held(tool, part)
    process = await download.process()

    await download.pause()
    await download.pause()
    await wait_until(lambda: state_of(process) == "T")
    gate.release()
    await wait_until(lambda: site.requests[-1].bytes_sent > HELD)
    assert partial.stat().st_size == HELD

    await download.resume()
    await download.resume()
    outcome = await follow_to_end(download)
    assert outcome.sums == [site.files["/clip.mp4"].sha256]
    assert [seen.range for seen in site.requests if seen.method == "GET"] == [None]
    await opened.__aexit__(None, None, None)


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize(("tool", "part"), TOOLS)
async def test_a_killed_download_goes_on_where_it_was(site, engine, held, follow_to_end, tool, part, paused):
    opened, download, gate, partial, task = await held(tool, part)
    if paused:
        await download.pause()
    await opened.__aexit__(None, None, None)
    assert partial.stat().st_size == HELD
    gate.release()

    async with engine.download(task) as again:
        outcome = await follow_to_end(again)

    assert outcome.sums == [site.files["/clip.mp4"].sha256]
    assert [seen.range for seen in site.requests if seen.method == "GET"] == [None, (HELD, None)]
    assert outcome.progress[0].done > HELD


async def test_a_download_may_be_paused_before_it_begins(site, engine, new_task, follow_to_end):
    async with engine.download(new_task("/clip.mp4", "yt-dlp")) as download:
        await download.pause()
        await download.resume()
        outcome = await follow_to_end(download)

    assert outcome.sums == [site.files["/clip.mp4"].sha256]


async def test_events_may_be_left_and_taken_up_again(site, engine, new_task, follow_to_end):
    site.speed = 1_000_000

    async with engine.download(new_task("/clip.mp4", "yt-dlp")) as download:
        reached = asyncio.Event()

        async def listen():
            async for event in download.events():
                if isinstance(event, Progress):
                    reached.set()

        listening = asyncio.create_task(listen())
        await reached.wait()
        listening.cancel()
        await asyncio.wait([listening])
        site.speed = None
        outcome = await follow_to_end(download)

    assert outcome.sums == [site.files["/clip.mp4"].sha256]


async def test_less_than_a_mebibyte_leaves_the_source_after_a_pause(raw_site, engine, new_task, follow_to_end):
    size, block = 30 * 1024**2, bytes(65_536)
    sent, begun, taken = 0, asyncio.Event(), asyncio.Event()

    async def stream(head, writer):
        nonlocal sent
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65_536)
        writer.transport.set_write_buffer_limits(high=0)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: %d\r\n\r\n" % size)
        while head.startswith(b"get") and sent < size:
            writer.write(block)
            await writer.drain()
            sent += len(block)
            taken.set()
            if sent > 3 * 1024**2:
                begun.set()

    raw_site.answers["/stream.mp4"] = stream
    task = attrs.evolve(new_task(raw_site.link("/stream.mp4"), max_bytes=40 << 20), bandwidth=3_000_000)
    async with engine.download(task) as download:
        await begun.wait()
        before = sent
        await download.pause()
        with contextlib.suppress(TimeoutError):
            while True:  # until the source stands still
                taken.clear()
                await asyncio.wait_for(taken.wait(), 0.5)
        assert sent - before < 1024**2
        await download.resume()
        download._right.pace.own.rate = None
        outcome = await follow_to_end(download)

    assert [path.stat().st_size for path in outcome.files] == [size]
