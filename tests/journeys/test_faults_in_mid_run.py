"""What an operator fears: a token taken back, another database in the place of the one in use, a clock that jumps."""

import asyncio
import json
import shutil
import urllib.error
import urllib.request

from boss_bot.domain.jobs.job import JobState

WAIT = 30


async def revoke(local, new):
    """Give the app another token, as the Bot page does: what is connected is cut off, the old one opens nothing."""
    local.state.token = new
    for socket in tuple(local.state.gateway.sockets):
        await socket.close(4004, "Authentication failed.")


async def test_a_token_that_is_taken_back_ends_the_bot_and_the_new_one_goes_on(world, ann, discord, site, titled):
    process = await world.start_process()
    async with site.hold("/clip.mp4", 200_000) as gate:
        card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
        await asyncio.wait_for(gate.reached(), WAIT)
        await revoke(world.local, world.local.token[:-6] + "renewed")
        assert await asyncio.wait_for(process.wait(), WAIT) == 3
    assert "Discord does not accept this token. Make a new one" in world.log
    assert "Traceback" not in world.log
    assert [JobState(row["state"]) for row in world.jobs()] == [JobState.QUEUED]
    await world.start_process()
    await card.until(titled("Done"))


def ready(address):
    try:
        with urllib.request.urlopen(f"http://{address}/readyz", timeout=5) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


async def test_a_database_that_was_replaced_takes_nothing_new_and_says_so(world, ann, discord, site, titled, tmp_path):
    await world.start(http_address="127.0.0.1:0")
    address = "{}:{}".format(*world.app.monitor.endpoints.address)
    card = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await card.until(titled("Done"))
    await world.settled()
    database = world.folder / "data" / "boss-bot.sqlite3"
    shutil.copy(database, tmp_path / "copy")
    (tmp_path / "copy").replace(database)
    assert "not the one that was opened" in (await asyncio.to_thread(ready, address))["trouble"][0]
    async with asyncio.timeout(WAIT):
        while not world.app.queue.service.scheduler.draining:
            await asyncio.to_thread(lambda: None)
    refused = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await refused.until(lambda card: "QUEUE-3" in card.text)
    assert world.app.monitor.recorder.events.count("database")
    await world.stop()

    await world.start()
    again = await discord.slash(ann, "download link", url=site.url("/clip.mp4"))
    await again.until(titled("Done"))
