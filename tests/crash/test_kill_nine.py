"""``nox -s crash``: killed at any moment, the bot loses nothing that it acknowledged, and shows nothing twice."""

import itertools
import os
import sys

import pytest

KILLS = int(os.environ.get("BOSS_BOT_KILLS", "300"))
NONCES_FORGOTTEN = 6 * 60  # seconds
TOKENS_ENDED = 16 * 60


@pytest.mark.timeout(1800)
async def test_whenever_it_is_killed_every_acknowledged_job_ends_once(crashes, places):
    crash = await crashes(seed=1)
    draw, named = crash.chance, itertools.cycle(itertools.product((1, 2, 5, 9), places))
    while crash.kills < KILLS:
        crash.ask(2)
        if crash.kills % 2:
            passes, place = next(named)
            await crash.life(0.5, place, passes)
        else:
            await crash.life(draw.uniform(0.005, 0.3))
        if crash.kills % 25 == 24:
            await crash.life(60)  # what has gathered comes to its end
        if draw.random() < 0.1:
            crash.pass_time(draw.choice([NONCES_FORGOTTEN, TOKENS_ENDED]))
    assert await crash.life(300)
    assert crash.broken() == []
    sys.stdout.write(f"{crash.kills} kills: {crash.told()}\n")


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("mutant", "place", "later", "caught"),
    [
        ("no nonce", "rest.create_message after", 0, "shown twice"),
        ("fresh nonce", "rest.create_message after", 0, "shown twice"),
        ("never looks", "rest.create_message after", NONCES_FORGOTTEN, "shown twice"),
        ("forgets parcels", "journal.settle after", NONCES_FORGOTTEN, "shown twice"),
        ("complete before send", "rest.create_message before", 0, "completed and not delivered"),
        ("forgets uploads", "journal.intend after", 0, "stuck in uploading"),
        ("two at a time", "", 0, "fetched by two at a time"),
        ("one for all", "", 0, "completed and not delivered"),
    ],
)
async def test_a_mistake_is_caught(crashes, mutant, place, later, caught):
    joining = not place  # the last two are mistakes with a fetch that several share
    for name in (mutant, ""):
        crash = await crashes(seed=2, mutant=name)
        for _ in range(3):
            crash.ask(4, visibility="post", press="", token=False, channel="general", joining=joining)
            await crash.life(3, place)
            crash.pass_time(later)
        await crash.life(3 if name == "forgets uploads" else 60)  # with that mistake it never ends
        assert (caught in crash.broken()) is bool(name)
