"""Several downloads of one member in one channel: one live panel lists them, and each ends on a card of its own."""

import re

import pytest
import pytest_asyncio

from boss_bot.domain.errors.failures import NotFoundError

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/"
QUARTER = 15 * 60
MOVED = "Moved to the newer panel below ↓"


def jobs_of(card):
    return re.findall(r"Job ([0-9A-Z]{8})", card.text)


def moved(now):
    return now.title == MOVED


def lists(number):
    return lambda now: now.title == f"Your downloads – {number} active"


async def start(discord, member, led, *numbers, **where):
    """Start downloads, each 10 % on its way; return their cards and the downloads."""
    cards, downloads = [], []
    for number in numbers:
        cards.append(await discord.slash(member, "download link", url=f"{LINK}{number}", **where))
        downloads.append(await led.next())
        downloads[-1].progress(10)
    return cards, downloads


@pytest_asyncio.fixture(loop_scope="session")
async def two(discord, ann, led):
    """Two downloads of Ann's that run: the first card, the panel, and the downloads."""
    (first, panel), downloads = await start(discord, ann, led, 1, 2)
    await first.until(moved)
    await panel.until(lambda now: lists(2)(now) and now.text.count("10 %") == 2)
    return first, panel, downloads


async def test_a_second_download_makes_one_panel_of_both_and_each_ends_on_its_own_card(discord, two, local):
    first, panel, (one, two_) = two
    assert [button.label for button in panel.now.buttons] == [
        "Details",
        "Details",
        "Pause all",
        "Cancel all",
        "Refresh",
    ]
    edits = len(local.journal.edits())
    one.progress(60)
    await panel.until(lambda now: "60 %" in now.text)
    assert len(local.journal.edits()) == edits + 1  # the old message is not touched again
    one.finish(b"one")
    done = await first.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"one"]
    await panel.until(lambda now: now.title == "Downloading – 10 %")
    two_.finish(b"two")
    done = await panel.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"two"]
    assert len(first.now.shown_files) == 1


async def test_the_panel_goes_to_the_next_message_when_its_own_job_ends_first(two, discord, ann):
    first, panel, (one, two_) = two
    two_.fail(NotFoundError())
    await panel.until(lambda now: now.title == "Failed – nothing at this address")
    await first.until(lambda now: now.title == "Downloading – 10 %")
    assert (await discord.press(ann, first, "Pause")).title.startswith("Paused")
    one.finish(b"x")


async def test_buttons_of_a_panel_act_and_keep_it_where_it_is(discord, ann, two):
    first, panel, _ = two
    paused = await discord.press(ann, panel, "Pause all")
    assert (paused.id, paused.text.count("paused at 10 %")) == (panel.id, 2)
    assert [button.label for button in paused.buttons][:2] == ["Resume", "Resume"]
    resumed = await discord.press(ann, paused, "Resume")
    assert (resumed.id, resumed.text.count("paused at 10 %")) == (panel.id, 1)
    assert (await discord.press(ann, resumed, "Refresh")).id == panel.id
    assert first.now.title == MOVED
    gone = await discord.press(ann, panel, "Cancel all")
    await gone.until(lambda now: now.title == "Cancelled")
    await first.until(lambda now: now.title == "Cancelled")


async def test_details_open_beside_the_panel_with_the_buttons_of_their_job(discord, ann, two):
    _, panel, _ = two
    details = await discord.press(ann, panel, custom_id=panel.now.buttons[0].custom_id)
    assert details.id != panel.id
    assert [button.label for button in details.buttons] == ["Pause", "Cancel"]
    await discord.press(ann, details, "Cancel")
    await details.until(lambda now: now.title == "Cancelled")
    await panel.until(lambda now: now.title in (MOVED, "Downloading – 10 %"))


async def test_a_command_brings_the_panel_down_to_its_answer(discord, ann, two):
    first, panel, _ = two
    answer = await discord.slash(ann, "pause", job=jobs_of(first.now)[0])
    assert lists(2)(answer)
    assert "paused at 10 %" in answer.text
    await panel.until(moved)
    resumed = await discord.press(ann, answer, "Resume")
    assert lists(2)(resumed)


async def test_queue_brings_the_panel_down_and_is_live(discord, ann, two):
    first, panel, (one, _) = two
    fresh = await discord.slash(ann, "queue")
    assert lists(2)(fresh)
    await panel.until(moved)
    one.progress(80)
    await fresh.until(lambda now: "80 %" in now.text)
    one.finish(b"one")
    await first.until(lambda now: now.title.startswith("Done"))
    alone = await fresh.until(lambda now: now.title == "Downloading – 10 %")
    assert (await discord.press(ann, alone, "Pause")).title == "Paused – 10 % kept"


async def test_members_and_channels_have_panels_of_their_own(discord, ann, bob, led, house, two, local):
    await house.stop()
    await house.ready(concurrent=9, per_member=9, per_lane=9)
    for _ in range(2):
        await led.next()
    _, panel, _ = two
    other = local.world.add_channel(local.world.default_guild, "other")
    (elsewhere,), _ = await start(discord, ann, led, 3, channel=other)
    (his,), _ = await start(discord, bob, led, 4)
    for card in (elsewhere, his):
        await card.until(lambda now: now.title == "Downloading – 10 %")
    await panel.until(lists(2))
    forced = await discord.press(bob, his, force_custom_id=f"b1:panel:{jobs_of(panel.now)[0]}:0")
    assert jobs_of(forced) == jobs_of(his.now)


async def test_seven_on_a_page(discord, ann, led, local):
    cards = [await discord.slash(ann, "download link", url=f"{LINK}{number}") for number in range(9)]
    card = cards[-1]
    shown = await card.until(lists(9))
    assert len(jobs_of(shown)) == 7
    second = await discord.press(ann, shown, "Next ›")
    assert (second.id, len(jobs_of(second))) == (card.id, 2)
    for number in range(2):
        (await led.next()).progress(10 + number)
    again = await discord.press(ann, second, "Refresh")
    assert len(jobs_of(again)) == 2
    assert len(jobs_of(await discord.press(ann, again, "‹ Back"))) == 7


async def test_a_restart_keeps_the_panel(discord, ann, led, house, two):
    first, panel, _ = two
    await discord.press(ann, panel, "Resume" if "paused" in panel.now.text else "Pause all")
    await house.stop()
    await house.ready()
    assert lists(2)(await discord.press(ann, panel, "Refresh"))
    await discord.press(ann, panel, "Resume all")
    for _ in range(2):
        (await led.next()).progress(70)
    await panel.until(lambda now: lists(2)(now) and now.text.count("70 %") == 2)
    assert first.now.title == MOVED


async def test_a_panel_says_when_its_view_ends_and_a_press_brings_it_back(discord, ann, two, local):
    first, panel, (one, _) = two
    local.clock.advance(QUARTER - 85)
    one.progress(20)
    ending = await panel.until(lambda now: "This live view ends" in now.text)
    assert lists(2)(ending)
    local.clock.advance(70)
    one.progress(30)
    frozen = await panel.until(lambda now: "Live view paused at" in now.text)
    local.clock.advance(3600)
    fresh = await discord.press(ann, frozen, "Keep watching")
    assert lists(2)(fresh)
    assert "ive view" not in fresh.text
    one.progress(40)
    await panel.until(lambda now: "40 %" in now.text)
    assert first.now.title == MOVED


async def test_a_result_comes_below_the_panel_that_is_watched_once_its_own_message_has_ended(discord, ann, two, local):
    first, panel, (one, _) = two
    local.clock.advance(QUARTER - 60)
    await discord.press(ann, panel, "Refresh")
    local.clock.advance(120)
    seen = {card.id for card in discord.sees(ann)}
    one.finish(b"one", b"more")

    def result():
        fresh = [card for card in discord.sees(ann) if card.id not in seen and card.title.startswith("Done")]
        return fresh[0] if fresh else None

    card = await local.world.changes.until(result, 10)
    assert card.ephemeral
    assert len(card.shown_files) == 2
    assert first.now.title == MOVED
    assert (await panel.until(lambda now: now.title == "Downloading – 10 %")).id == panel.id
    assert local.journal.posts() == []


async def test_a_late_press_of_a_panel_is_not_drawn_over_the_files(discord, ann, two):
    _, panel, (_, two_) = two
    stale = [button.custom_id for button in panel.now.buttons if button.label in ("Refresh", "Pause all")]
    two_.finish(b"two")
    done = await panel.until(lambda now: now.title.startswith("Done"))
    for custom_id in stale:
        answer = await discord.press(ann, done, force_custom_id=custom_id)
        assert answer.id != panel.id
        assert answer.title == "Your downloads – 1 job"
    assert len(panel.now.shown_files) == 1
