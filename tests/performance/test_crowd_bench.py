"""A crowd at the whole bot, through the local Discord: ``nox -s bench -- queue``.

How fast commands are answered when many members come at once, and whether two thousand downloads leave anything behind.
``BOSS_BOT_CROWDS=10,100`` and ``BOSS_BOT_SOAK_JOBS=200`` make it shorter. The time of an answer counts from the command
until the local Discord has the bot's first answer, so Discord's own side and the members' are in it too.
"""

import asyncio
import os
import time
from pathlib import Path

import pytest

from boss_bot.playground import Driver, LocalDiscord, SampleSite
from tests.journeys.conftest import World

CROWDS = [int(number) for number in os.environ.get("BOSS_BOT_CROWDS", "10,100,1000").split(",")]
REACH = {10: 0.5, 100: 1.0, 1000: 2.5}
LONGEST = 3.0  # seconds that Discord waits for an answer
SOAK = int(os.environ.get("BOSS_BOT_SOAK_JOBS", "2000"))
SLOTS = 5
SAMPLES = 10


@pytest.fixture
async def world(tmp_path):
    local = await LocalDiscord.start()
    site = await SampleSite.start(folder=tmp_path)
    world = World(local, site, Driver(local), tmp_path)
    try:
        yield world
    finally:
        await world.stop()
        await site.stop()
        await local.stop()


async def answered(world, member, number):
    begun = time.perf_counter()
    card = await world.discord.slash(member, "download link", url=f"{world.site.url('/talk.mp4')}?n={number}")
    return time.perf_counter() - begun, card


def settled(card):
    return not card.title.startswith("Checking")


@pytest.mark.timeout(900)
@pytest.mark.parametrize("crowd", CROWDS)
async def test_a_crowd_is_answered_in_time(world, say, percentile, crowd):
    gate = world.site.hold("/talk.mp4")
    gate.after = 100_000
    await world.start_process()
    members = [world.discord.member(f"Member {number}") for number in range(crowd)]
    found = await asyncio.gather(*(answered(world, member, number) for number, member in enumerate(members)))
    times = [seconds for seconds, _ in found]
    titles = [(await card.until(settled, timeout=120)).title for _, card in found]
    turned_away = sum(title == "The queue is full" for title in titles)
    p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
    say(
        f"{crowd:>5} members at once: answered p50 {p50:.2f} s, p99 {p99:.2f} s (reach {REACH.get(crowd, '-')} s), "
        f"slowest {max(times):.2f} s (reach {LONGEST} s); {crowd - turned_away} accepted (reach {min(crowd, 55)}), "
        f"{turned_away} told that the queue is full"
    )
    assert len(world.jobs()) == crowd - turned_away
    gate.release()


def standing(pid):
    """Return the resident bytes and the descriptors of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE"), len(list(Path(f"/proc/{pid}/fd").iterdir()))


def slope(points):
    """Return the slope of the straight line that fits the points best (least squares)."""
    n, sx, sy = len(points), sum(x for x, _ in points), sum(y for _, y in points)
    sxx, sxy = sum(x * x for x, _ in points), sum(x * y for x, y in points)
    return (n * sxy - sx * sy) / (n * sxx - sx * sx)


async def left_over(folder):
    """Return the files in a folder, as they are when it is empty, or after ten seconds: a job clears up last."""
    left = [folder]
    for _ in range(100):
        if not (left := [path for path in folder.rglob("*") if path.is_file()]):
            break
        await asyncio.sleep(0.1)
    return left


@pytest.mark.timeout(3600)
async def test_a_soak_leaves_nothing_behind(world, say):
    bot = await world.start_process()
    numbers = iter(range(SOAK))
    points, done = [], 0

    async def member(who):
        nonlocal done
        for number in numbers:
            url = f"{world.site.url('/cat.jpg')}?n={number}"
            card = await world.discord.slash(who, "download link", url=url)
            await card.until(lambda now: now.title.startswith(("Done", "Failed")), timeout=120)
            assert card.now.title.startswith("Done"), card.now.text
            done += 1
            if done % max(1, SOAK // SAMPLES) == 0:
                points.append((done, *standing(bot.pid)))

    begun = time.perf_counter()
    await asyncio.gather(*(member(world.discord.member(f"Member {number}")) for number in range(SLOTS)))
    spent = time.perf_counter() - begun
    await world.until_states([6] * SOAK)
    steady = points[len(points) // 5 :]  # what it takes to warm up is no leak
    growth = 100 * slope([(jobs, resident) for jobs, resident, _ in steady]) / 2**20
    descriptors = [number for _, _, number in steady]
    left = await left_over(world.folder / "data" / "temp")
    say(
        f"soak of {SOAK} downloads in {spent:.0f} s: RSS {points[0][1] / 2**20:.0f} to {points[-1][1] / 2**20:.0f} MB, "
        f"{growth:+.2f} MB per 100 jobs (reach 1), descriptors {min(descriptors)} to {max(descriptors)} (reach: flat), "
        f"{len(left)} temporary files left (reach 0)"
    )
    assert left == []
