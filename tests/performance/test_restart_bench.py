"""How soon cards go on after a kill: ``nox -s bench -- queue``. It is printed; the assertion holds on any machine."""

import asyncio
import time
from contextlib import suppress

import pytest

from boss_bot.playground import Driver, LocalDiscord, SampleSite
from tests.journeys.conftest import World

CARDS = 50
REACH = 2.0  # seconds after READY
EDIT = "/webhooks/*/messages/@original"


@pytest.fixture
async def world(tmp_path):
    local, site = await LocalDiscord.start(), await SampleSite.start(folder=tmp_path)
    local.state.interactions.answer_within_s = 60
    world = World(local, site, Driver(local), tmp_path)
    try:
        yield world
    finally:
        with suppress(ProcessLookupError):
            await world.stop()
        await site.stop()
        await local.stop()


@pytest.mark.timeout(300)
async def test_fifty_cards_go_on_after_a_kill(world, say):
    local, clip = world.local, world.site.url("/talk.mp4")
    world.site.hold("/talk.mp4").after = 500_000
    process = await world.start_process()
    cards = []
    for number in range(CARDS):
        member = world.discord.member(f"Member {number}")
        cards.append(await world.discord.slash(member, "download link", url=f"{clip}?n={number}", timeout=30))
    for card in cards:
        await card.until(lambda now: bool(now.buttons), 60)  # a card without has no job yet
    await world.kill(process)
    local.state.limits.clear()
    local.journal.clear()

    def drawn():
        return len({entry.path for entry in local.journal.find("PATCH", EDIT, status=200)}) == CARDS or None

    async def connection():
        await local.world.changes.until(lambda: local.state.gateway.connected or None, 60)
        return local.clock.now()

    connected = asyncio.create_task(connection())
    begun = time.perf_counter()
    await world.start_process()
    await local.world.changes.until(drawn, 120)
    first = {entry.path: entry.at for entry in reversed(local.journal.find("PATCH", EDIT, status=200))}
    ready = await asyncio.wait_for(connected, 60)
    late, last = len(local.journal.find(status=429)), max(first.values()) - ready
    say(
        f"{CARDS} cards after kill -9: all drawn {max(0.0, last):.2f} s after READY (reach {REACH}), "
        f"{time.perf_counter() - begun:.1f} s after the start of the process; {late} times 429"
    )
    assert len(first) == CARDS
