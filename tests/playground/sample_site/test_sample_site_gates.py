"""Catching a download in the middle: gates and the speed."""

import asyncio

import aiohttp
import pytest

from boss_bot.playground.sample_site import Gate, SampleSite


async def test_a_held_download_stops_at_the_gate_and_goes_on(site: SampleSite, client: aiohttp.ClientSession) -> None:
    clip = site.files["/clip.mp4"]
    gate = site.hold("/clip.mp4")
    async with client.get(site.url("/clip.mp4")) as answer:
        await asyncio.wait_for(gate.reached(), 10)
        seen = site.requests[-1]
        assert (gate.held, gate.arrivals, seen.bytes_sent, seen.finished) == (1, 1, 65536, False)
        gate.release()
        assert await answer.read() == clip.content
    async with client.get(site.url("/clip.mp4")) as later:  # an open gate stays open
        assert await later.read() == clip.content
    assert (gate.held, gate.arrivals) == (0, 1)


async def test_a_gate_counts_the_bytes_of_each_response(site: SampleSite, client: aiohttp.ClientSession) -> None:
    clip = site.files["/clip.mp4"]
    async with site.hold("/clip.mp4", after=1) as gate:
        gate.after = 1000
        first = await client.get(site.url("/clip.mp4"))
        second = await client.get(site.url("/clip.mp4"), headers={"Range": "bytes=500000-"})
        await asyncio.wait_for(gate.reached(arrivals=2), 10)
        assert sorted(site.fetched("/clip.mp4")) == [(0, 1000), (500_000, 501_000)]
        async with client.get(site.url("/cat.jpg")) as other:  # other paths are free
            assert len(await other.read()) == site.files["/cat.jpg"].size
    assert await first.read() == clip.content
    assert await second.read() == clip.content[500_000:]


async def test_a_second_gate_takes_the_place_of_the_first(site: SampleSite, client: aiohttp.ClientSession) -> None:
    first: Gate = site.hold("/clip.mp4", after=0)
    async with client.get(site.url("/clip.mp4")) as answer:
        await asyncio.wait_for(first.reached(), 10)
        assert site.requests[-1].bytes_sent == 0
        second = site.hold("/clip.mp4", after=100_000)
        await asyncio.wait_for(second.reached(), 10)
        assert site.requests[-1].bytes_sent == 100_000
        second.release()
        assert await answer.read() == site.files["/clip.mp4"].content


async def test_a_running_response_feels_the_speed_change(site: SampleSite, client: aiohttp.ClientSession) -> None:
    cat = site.files["/cat.jpg"]
    site.speed = 100
    async with client.get(site.url("/cat.jpg")) as answer:
        start = await answer.content.readexactly(1)
        assert site.requests[-1].bytes_sent < cat.size
        assert site.speed == 100
        site.speed = None
        assert start + await answer.read() == cat.content


async def test_a_speed_is_kept(site: SampleSite, client: aiohttp.ClientSession) -> None:
    dog = site.files["/dog.png"]
    site.speed = dog.size / 0.5
    loop = asyncio.get_running_loop()
    begun = loop.time()
    async with client.get(site.url("/dog.png")) as answer:
        assert await answer.read() == dog.content
    assert loop.time() - begun > 0.35  # never faster; how much slower is the machine's affair


@pytest.mark.parametrize("speed", [0, -1, float("nan")])
async def test_a_speed_that_is_none_is_refused(site: SampleSite, speed: float) -> None:
    with pytest.raises(ValueError, match="more than 0"):
        site.speed = speed
    assert site.speed is None
