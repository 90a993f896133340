"""The pages, whatever name a client calls the site by; the tools read them in test_sample_site_tools."""

import asyncio

import aiohttp

from boss_bot.playground.sample_site import SampleSite


async def test_an_old_client_without_a_host_gets_links_too(site: SampleSite) -> None:
    host, _, port = site.address.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"GET /gallery/ HTTP/1.0\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    await writer.wait_closed()
    assert f'<img src="{site.base_url}/cat.jpg">'.encode() in answer


async def test_the_name_a_client_uses_cannot_break_out_of_the_page(site: SampleSite) -> None:
    host, _, port = site.address.partition(":")
    for path in ("/gallery/", "/watch/clip", "/watch/player"):
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f'GET {path} HTTP/1.0\r\nHost: a"></script><script>x\r\n\r\n'.encode())
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        await writer.wait_closed()
        assert b"<script>x" not in answer


async def test_the_front_page_leads_everywhere(site: SampleSite, client: aiohttp.ClientSession) -> None:
    async with client.get(site.url("/")) as front:
        text = await front.text()
    for path in ("/clip.mp4", "/gallery/", "/watch/clip", "/drop/clip.mp4", "/fail/500.mp4"):
        assert f'<a href="{path}">' in text
