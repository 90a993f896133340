"""Answers that begin well and do not keep their promise, seen by an ordinary client."""

import asyncio

import aiohttp
import pytest

from boss_bot.playground.sample_site import SampleSite
from boss_bot.playground.sample_site.bad_sources import ENDLESS_LIMIT, HUGE_LENGTH, LIE


async def read_until_cut(answer: aiohttp.ClientResponse) -> bytes:
    """All that comes before the connection breaks; it has to break."""
    got = bytearray()

    async def read() -> None:
        async for piece in answer.content.iter_any():
            got.extend(piece)

    with pytest.raises(aiohttp.ClientPayloadError):
        await read()
    return bytes(got)


async def test_empty_answers_are_empty(site: SampleSite, client: aiohttp.ClientSession) -> None:
    for path, content_type in (("/empty", "text/html"), ("/empty.mp4", "video/mp4")):
        async with client.get(site.url(path)) as answer:
            assert (answer.status, answer.content_type, await answer.read()) == (200, content_type, b"")
            assert answer.headers["Content-Length"] == "0"


async def test_pages_without_a_video(site: SampleSite, client: aiohttp.ClientSession) -> None:
    async with client.get(site.url("/page-without-media")) as words:
        assert words.content_type == "text/html"
        text = await words.text()
    assert "src=" not in text
    assert "href=" not in text
    async with client.get(site.url("/html-as.mp4")) as lie:
        assert lie.content_type == "video/mp4"
        assert (await lie.read()).startswith(b"<!DOCTYPE html>")


async def test_a_dropped_connection_breaks_half_way_every_time(site: SampleSite, client: aiohttp.ClientSession) -> None:
    clip = site.files["/clip.mp4"]
    half = clip.size // 2
    for _ in range(2):
        async with client.get(site.url("/drop/clip.mp4")) as answer:
            assert answer.content_length == clip.size
            assert await read_until_cut(answer) == clip.content[:half]
    async with client.get(site.url("/drop/clip.mp4"), headers={"Range": f"bytes={half}-"}) as rest:
        assert rest.status == 206
        assert await read_until_cut(rest) == b""
    await site.idle()
    assert site.fetched("/drop/clip.mp4") == [(0, half), (0, half)]


async def test_a_connection_dropped_once_can_be_taken_up_by_range(
    site: SampleSite, client: aiohttp.ClientSession
) -> None:
    clip = site.files["/clip.mp4"]
    url = site.url("/drop-once/clip.mp4")
    async with client.get(url, headers={"Range": "bytes=0-99"}) as short:  # does not come to the middle
        assert len(await short.read()) == 100
    async with client.get(url) as first:
        got = await read_until_cut(first)
    async with client.get(url, headers={"Range": f"bytes={len(got)}-"}) as rest:
        assert rest.status == 206
        assert got + await rest.read() == clip.content
    async with client.get(url) as again:
        assert await again.read() == clip.content
    await site.idle()
    half = clip.size // 2
    assert site.fetched("/drop-once/clip.mp4") == [(0, 100), (0, half), (half, clip.size), (0, clip.size)]


async def test_lengths_that_are_lies(site: SampleSite, client: aiohttp.ClientSession) -> None:
    clip = site.files["/clip.mp4"]
    for path, length in (("/lying.mp4", clip.size + LIE), ("/huge.mp4", HUGE_LENGTH)):
        async with client.head(site.url(path)) as head:
            assert head.content_length == length
        async with client.get(site.url(path)) as answer:
            assert answer.content_length == length
            assert await read_until_cut(answer) == clip.content


async def test_an_endless_body_is_cut_at_its_limit(site: SampleSite, client: aiohttp.ClientSession) -> None:
    clip = site.files["/clip.mp4"].content
    async with client.get(site.url("/endless.mp4")) as answer:
        assert answer.content_length is None
        assert await answer.content.readexactly(2 * len(clip)) == clip + clip
        rest = 0
        try:
            async for piece in answer.content.iter_any():
                rest += len(piece)
        except aiohttp.ClientPayloadError:
            assert 2 * len(clip) + rest == ENDLESS_LIMIT
        else:
            pytest.fail("an endless body must not end by itself")


async def test_a_slow_body_comes_byte_by_byte(site: SampleSite, client: aiohttp.ClientSession) -> None:
    clip = site.files["/clip.mp4"]
    loop = asyncio.get_running_loop()
    begun = loop.time()
    async with client.get(site.url("/slow.mp4")) as answer:
        assert answer.content_length == clip.size
        assert await answer.content.readexactly(3) == clip.content[:3]
        assert loop.time() - begun > 0.3
        assert site.requests[-1].bytes_sent < 1000
