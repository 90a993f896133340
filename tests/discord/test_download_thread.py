"""A link becomes a card, the card lives, and the files end up in it."""

import pytest

from boss_bot.domain.content.media import Metadata

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"


async def test_a_link_becomes_files_in_the_same_private_message(discord, ann, led):
    card = await discord.slash(ann, "download link", url=LINK)
    assert card.title == "Checking link"
    assert card.ephemeral
    download = await led.next()
    asked = await card.until(lambda now: "Cancel" in [button.label for button in now.buttons])
    assert asked.title == "Checking link"
    assert "Asking X (Twitter) what there is." in asked.text
    download.found(metadata=Metadata(title="My *cat*", author="ann"))
    download.progress(42, speed=1.0)
    shown = await card.until(lambda now: now.title == "Downloading – 42 %")
    assert "▰▰▰▰▰▰▰▰▱▱▱▱▱▱▱▱▱▱▱▱" in shown.text
    assert "42 of 100 B · 1 B/s · done <t:" in shown.text
    assert r"**My \*cat\*** · by ann · X (Twitter)" in shown.text
    assert [button.label for button in shown.buttons] == ["Pause", "Details", "Cancel"]
    download.finish(b"one", b"two")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert done.title.startswith("Done – 2 files, 6 B")
    assert [await file.read() for file in done.shown_files] == [b"one", b"two"]
    assert done.alt_texts[0].startswith("Image 1 of 2 from X (Twitter), posted as “My *cat*”")
    labels = [button.label for button in done.buttons]
    assert labels == ["Post to channel", "Send to my DMs", "Details", "Delete file"]
    sound = await discord.slash(ann, "download link", url="https://x.com/ann/status/2")
    (await led.next()).finish(b"la", b"la la", ending=".mp3")
    done = await sound.until(lambda now: now.title.startswith("Done – 2 files"))
    assert [await file.read() for file in done.shown_files] == [b"la", b"la la"]


async def test_a_press_answers_with_the_fresh_card(discord, ann, led):
    card = await discord.slash(ann, "download link", url=LINK)
    download = await led.next()
    download.progress(42)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    pressed = await discord.press(ann, card, "Pause")
    paused = await pressed.until(lambda now: now.title == "Paused – 42 % kept")
    assert paused.id == card.id
    assert [button.label for button in paused.buttons] == ["Resume", "Cancel"]
    resumed = await discord.press(ann, paused, "Resume")
    await resumed.until(lambda now: now.title.startswith(("Queued", "Checking link", "Downloading")))
    await card.until(lambda now: now.title == "Downloading – 42 %")
    pressed = await discord.press(ann, card.now, "Cancel")
    await pressed.until(lambda now: now.title == "Cancelled")
