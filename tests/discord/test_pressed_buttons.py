"""Who may press what, and what a press answers."""

from itertools import count

import pytest
import pytest_asyncio

from boss_bot.domain.errors.failures import NothingFoundError
from boss_bot.playground.driver import pressing
from boss_bot.playground.driver.starting import begin, card_after
from boss_bot.playground.local_discord.interactions import InteractionType

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINKS = (f"https://x.com/ann/status/{n}" for n in count(1))


@pytest_asyncio.fixture(loop_scope="session")
async def card(discord, ann, led):
    card = await discord.slash(ann, "download link", url=next(LINKS))
    (await led.next()).progress(42)
    return await card.until(lambda now: now.title == "Downloading – 42 %")


def job_of(card):
    return card.button("Cancel").custom_id.rpartition(":")[2]


async def test_only_the_person_who_asked_may_press_and_only_where_they_asked(discord, ann, bob, card):
    hers = await discord.slash(bob, "queue")
    answer = await discord.press(bob, hers, force_custom_id=f"b1:cancel:{job_of(card)}")
    assert "Only the person who started this download can use this button." in answer.text
    assert answer.ephemeral
    assert answer.id != hers.id
    elsewhere = await discord.slash(ann, "queue", context="dm")
    answer = await discord.press(ann, elsewhere, force_custom_id=f"b1:cancel:{job_of(card)}")
    assert answer.title == "I don't know this download"
    assert card.now.title == "Downloading – 42 %"


async def test_a_tampered_button_changes_nothing_and_is_answered(discord, ann, card):
    job = job_of(card)
    for tampered in (f"b1:explode:{job}", f"b2:cancel:{job}", f"b1:cancel:{job}X", "cancel:-1", "__proto__", "b1"):
        answer = await discord.press(ann, card, force_custom_id=tampered)
        assert answer.title == "I don't know this button", tampered
        assert answer.ephemeral
        assert answer.id != card.id
    answer = await discord.press(ann, card, force_custom_id="b1:cancel:00000000")
    assert answer.title == "I don't know this download"
    assert card.now.title == "Downloading – 42 %"


async def test_a_select_and_a_form_that_we_never_sent_are_answered(discord, ann, card, local):
    stored, place, _ = pressing.in_sight(local, ann, card)
    chosen = {"custom_id": f"b1:cancel:{job_of(card)}", "component_type": 3, "values": ["a"], "id": 1}
    assert (await pressing.use(local, stored, place, chosen, 3.0)).title == "I don't know this button"
    interaction = begin(local, InteractionType.MODAL_SUBMIT, place, {"custom_id": "form", "components": []})
    assert (await card_after(local, interaction, 3.0)).title == "I don't know this button"
    assert card.now.title == "Downloading – 42 %"


async def test_a_second_press_hears_that_it_is_over(discord, ann, card):
    pressed = await discord.press(ann, card, "Cancel")
    await pressed.until(lambda now: now.title == "Cancelled")
    again = await discord.press(ann, card, force_custom_id=f"b1:cancel:{job_of(card)}")
    assert again.title == "Already cancelled"
    assert again.ephemeral
    assert card.now.title == "Cancelled"
    assert [button.label for button in card.now.buttons] == ["Start again"]


async def test_a_failed_job_says_why_and_so_does_a_late_press(discord, ann, led):
    card = await discord.slash(ann, "download link", url=next(LINKS))
    download = await led.next()
    shown = await card.until(lambda now: bool(now.buttons))
    download.fail(NothingFoundError())
    failed = await card.until(lambda now: now.title == "Failed – nothing to download")
    assert "There is no picture, video or sound in this post." in failed.text
    assert "Reference NONE-1" in failed.text
    late = await discord.press(ann, card, force_custom_id=shown.button("Cancel").custom_id)
    assert late.title == "Failed – nothing to download"
    assert late.ephemeral


async def test_a_held_job_leaves_the_line_and_comes_back(discord, ann, led, local):
    elsewhere = local.world.default_guild.channel("18+")
    for number in range(2):
        await discord.slash(ann, "download link", url=f"https://x.com/ann/status/{number}", channel=elsewhere)
        await led.next()
    card = await discord.slash(ann, "download link", url=next(LINKS))
    await card.until(lambda now: now.title == "Queued – position 1 of 1")
    pressed = await discord.press(ann, card, "Hold")
    await pressed.until(lambda now: now.title == "Paused")
    pressed = await discord.press(ann, card, "Resume")
    await pressed.until(lambda now: now.title == "Queued – position 1 of 1")
    pressed = await discord.press(ann, card, "Cancel")
    await pressed.until(lambda now: now.title == "Cancelled")


async def test_a_press_while_the_files_are_on_their_way_is_too_late(discord, ann, led, local):
    card = await discord.slash(ann, "download link", url=next(LINKS))
    download = await led.next()
    shown = await card.until(lambda now: bool(now.buttons))
    download.progress(99)
    await card.until(lambda now: now.title == "Downloading – 99 %")
    upload = local.faults.hold("PATCH", "/webhooks/*/messages/@original", times=9)
    download.finish(b"x" * 1000)
    await upload.arrived.wait()
    late = await discord.press(ann, card, force_custom_id=shown.button("Cancel").custom_id, timeout=10)
    assert late.title == "Too late for that"
    resume = shown.button("Pause").custom_id.replace("pause", "resume")
    assert (await discord.press(ann, card, force_custom_id=resume, timeout=10)).title == "Too late for that"
    upload.release()
    local.faults.troubles.clear()
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"x" * 1000]


async def test_buttons_work_after_a_restart(discord, ann, led, house, card):
    await house.stop()
    await house.ready()
    await led.next()
    resumed = await card.until(
        lambda now: "Resumed after a restart" in now.text and now.title.startswith("Downloading")
    )
    pressed = await discord.press(ann, resumed, "Pause")
    await pressed.until(lambda now: now.title.startswith("Paused"))
