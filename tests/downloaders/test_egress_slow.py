"""Slow-loris: whoever dribbles, on either side of the proxy, is given up; a pause is no dribbling."""

import asyncio
import contextlib

import pytest

from boss_bot.downloaders.egress import EgressProxy

HEAD = b"HTTP/1.1 200 OK\r\nX-Slow: "


@pytest.fixture
async def dribbling_site():
    """A server that begins an answer and adds one byte to its head again and again, for ever."""

    async def visit(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(HEAD)
        hung_up = asyncio.create_task(reader.read())
        with contextlib.suppress(ConnectionError):
            while not (await asyncio.wait({hung_up}, timeout=0.01))[0]:
                writer.write(b"x")
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(visit, "127.0.0.1", 0)
    yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()
    await server.wait_closed()


@pytest.fixture
async def connect(dribbling_site):
    """Open connections to a proxy that has little patience."""
    proxy = EgressProxy.start(frozenset({dribbling_site}), idle_timeout=0.3)
    writers = []

    async def connect(head):
        right = proxy.admit("run1", budget=1 << 20)
        reader, writer = await asyncio.open_connection(*proxy.address)
        writers.append(writer)
        writer.write(head.replace(b"\r\n", b"\r\nProxy-Authorization: " + right.credentials() + b"\r\n", 1))
        return right, reader, writer

    yield connect
    for writer in writers:
        writer.close()
    await proxy.stop()


async def test_a_site_whose_head_never_ends_is_given_up(connect, dribbling_site):
    _, reader, _ = await connect(f"GET http://{dribbling_site}/ HTTP/1.1\r\n\r\n".encode())

    assert (await asyncio.wait_for(reader.read(), 10)).startswith(b"HTTP/1.1 502 ")


async def test_a_pause_does_not_count_to_the_head(connect, dribbling_site):
    right, reader, _ = await connect(f"GET http://{dribbling_site}/ HTTP/1.1\r\n\r\n".encode())
    right.close_gate()
    answer = asyncio.create_task(reader.read())
    done, _ = await asyncio.wait({answer}, timeout=0.8)
    assert not done

    right.open_gate()
    assert (await asyncio.wait_for(answer, 10)).startswith(b"HTTP/1.1 502 ")


async def test_a_process_that_never_says_what_it_wants_is_hung_up_on(connect):
    _, reader, writer = await connect(b"GET http://a.example")
    reading = asyncio.create_task(reader.read())
    with contextlib.suppress(ConnectionError):
        while not reading.done():
            writer.write(b"x")
            await writer.drain()
            await asyncio.wait({reading}, timeout=0.02)

    assert reading.exception() is not None or reading.result() == b""
