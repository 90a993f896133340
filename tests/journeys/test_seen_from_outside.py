"""What an operator sees of a running bot over HTTP, while members use it."""

import asyncio

import aiohttp

WAIT = 30


async def until(client, path, met):
    """Ask until the answer is as it should be."""
    async with asyncio.timeout(WAIT):
        while True:
            async with client.get(path) as answer:
                text = await answer.text()
                if met(answer.status, text):
                    return text
            await asyncio.to_thread(lambda: None)


async def test_downloads_refusals_and_commands_are_in_the_metrics_and_nothing_else(world, discord, site, ann, titled):
    await world.start(http_address="127.0.0.1:0")
    host, port = world.app.monitor.endpoints.address
    async with aiohttp.ClientSession(f"http://{host}:{port}") as client:
        await until(client, "/readyz", lambda status, _: status == 200)
        card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
        await card.until(titled("Done"))
        await discord.slash(ann, "download link", url="http://10.0.0.1/a.mp4")
        await world.settled()
        text = await until(client, "/metrics", lambda _, text: "boss_bot_refusals_total{" in text)
    values = dict(line.rsplit(" ", 1) for line in text.splitlines() if line[0] != "#")
    [ended] = [name for name in values if name.startswith("boss_bot_download_requests_total")]
    assert 'status="success"' in ended
    assert values['boss_bot_deliveries_total{outcome="delivered"}'] == "1.0"
    assert values['boss_bot_refusals_total{reason="BlockedAddressError"}'] == "1.0"
    assert 'boss_bot_guard_refusals_total{reason="' in text
    assert values['boss_bot_command_latency_seconds_count{command="download link"}'] == "2.0"
    assert float(values["boss_bot_processes"]) >= 1
    assert site.address not in text
    assert "clip" not in text
    assert str(ann.id) not in text


async def test_a_discord_that_goes_away_is_seen_within_seconds(world):
    await world.start(http_address="127.0.0.1:0")
    host, port = world.app.monitor.endpoints.address
    async with aiohttp.ClientSession(f"http://{host}:{port}") as client:
        await until(client, "/readyz", lambda status, _: status == 200)
        await world.local.stop()
        text = await until(client, "/readyz", lambda status, _: status == 503)
    assert "Discord is not connected" in text
