"""Work that takes longer than Discord waits: more time is asked for, and the answer still comes."""

import asyncio
import sqlite3
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"


@pytest.fixture
def locked_database(house):
    """Hold the database's write lock, so that everything that has to be written waits."""

    @contextmanager
    def locked():
        other = sqlite3.connect(house.folder / "db.sqlite3", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()

    return locked


async def test_a_command_asks_for_time(discord, ann, house):
    looked = asyncio.Event()

    async def slow_status():
        await looked.wait()
        return []

    house.status = slow_status
    card = await discord.slash(ann, "status")
    assert card.loading
    assert card.ephemeral
    looked.set()
    await card.until(lambda now: now.title == "OK – everything works")


async def test_a_press_asks_for_time_and_then_redraws_its_card(discord, ann, led, locked_database):
    card = await discord.slash(ann, "download link", url=LINK)
    (await led.next()).progress(42)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    with locked_database():
        pressed = await discord.press(ann, card, "Pause")
        assert pressed.id == card.id
        assert pressed.title == "Downloading – 42 %"
    await card.until(lambda now: now.title == "Paused – 42 % kept")


@pytest.fixture
def unhurried(house):
    """Cards are redrawn as seldom as in life, so that the next edit after the progress is the upload."""
    house.interval = 5.0


async def test_a_press_that_was_given_time_may_still_be_refused(unhurried, discord, ann, led, local, locked_database):
    card = await discord.slash(ann, "download link", url=LINK)
    download = await led.next()
    shown = await card.until(lambda now: bool(now.buttons))
    download.progress(99)
    await card.until(lambda now: now.title == "Downloading – 99 %")
    upload = local.faults.hold("PATCH", "/webhooks/*/messages/@original")
    download.finish(b"x")
    await upload.arrived.wait()
    with locked_database():
        pressed = await discord.press(ann, card, force_custom_id=shown.button("Cancel").custom_id)
        assert pressed.id == card.id
    refusal = await local.world.changes.until(
        lambda: next((seen for seen in discord.sees(ann) if seen.title == "Too late for that"), None), 10
    )
    assert refusal.ephemeral
    upload.release()
    await card.until(lambda now: now.title.startswith("Done"))
