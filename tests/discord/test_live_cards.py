"""How a card stays true: races, ended tokens, restarts, and Discord's refusals."""

import asyncio
from itertools import count

import pytest
import pytest_asyncio

from boss_bot.playground.driver import Driver, NoAnswer
from boss_bot.playground.local_discord.rate_limits import MESSAGES

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINKS = (f"https://x.com/ann/status/{n}" for n in count(1))
EDIT = "/webhooks/*/messages/@original"
QUARTER = 15 * 60


@pytest_asyncio.fixture(loop_scope="session")
async def download_and_card(discord, ann, led):
    card = await discord.slash(ann, "download link", url=next(LINKS))
    download = await led.next()
    download.progress(10)
    return download, await card.until(lambda now: now.title == "Downloading – 10 %")


@pytest.fixture
def download(download_and_card):
    return download_and_card[0]


@pytest.fixture
def card(download_and_card):
    return download_and_card[1]


async def test_an_edit_under_way_cannot_overtake_the_answer_of_a_button(discord, ann, download, card, local):
    held = local.faults.hold("PATCH", EDIT)
    download.progress(20)
    await held.arrived.wait()
    pressed = await discord.press(ann, card, "Cancel")
    await pressed.until(lambda now: now.title == "Cancelled")
    held.release()
    await card.until(lambda now: any("20 %" in text for text in now.history) and now.title == "Cancelled")
    assert local.journal.edits()[-1].body["components"][0]["components"][0]["content"].startswith("### Cancelled")


async def test_the_last_of_many_looks_is_drawn_and_an_equal_one_is_not(download, card, local):
    held = local.faults.hold("PATCH", EDIT)
    download.progress(11)
    await held.arrived.wait()
    for share in range(12, 91):
        download.progress(share)
    held.release()
    await card.until(lambda now: now.title == "Downloading – 90 %")
    edits = len(local.journal.edits())
    assert edits < 20
    for share in (90, 90, 95):
        download.progress(share)
    await card.until(lambda now: now.title == "Downloading – 95 %")
    assert len(local.journal.edits()) == edits + 1


async def test_a_card_says_its_last_words_before_its_token_ends(discord, ann, download, card, local):
    local.clock.advance(QUARTER - 15)
    download.progress(50)
    frozen = await card.until(lambda now: now.title.startswith("Still working – live view paused (50 %"))
    edits = len(local.journal.edits())
    download.progress(60)
    paused = await discord.press(ann, frozen, "Pause")
    assert paused.title == "Paused – 60 % kept"
    assert len(local.journal.edits()) == edits
    local.clock.advance(60)
    await discord.press(ann, paused, "Resume")
    await card.until(lambda now: now.title == "Downloading – 60 %")


async def test_a_quiet_card_says_its_last_words_by_itself(discord, ann, house, local, led):
    elsewhere = local.world.default_guild.channel("18+")
    for number in range(2):
        await discord.slash(ann, "download link", url=f"https://x.com/ann/status/{number}", channel=elsewhere)
        await led.next()
    card = await discord.slash(ann, "download link", url=next(LINKS))
    await card.until(lambda now: now.title.startswith("Queued"))
    # What the timer waits for is computed when the card is drawn, so the position is made to change near the end.
    local.clock.advance(QUARTER - 20.4)
    other = await discord.slash(ann, "download link", url="https://x.com/ann/status/4", channel=elsewhere)
    await card.until(lambda now: now.title.startswith("Still working – live view paused (at"))
    await other.until(lambda now: now.title == "Your downloads – 3 active")


async def test_a_token_that_discord_takes_no_more_ends_the_edits(download, card, local):
    held = local.faults.hold("PATCH", EDIT)
    local.faults.refuse("PATCH", EDIT, status=404, body={"message": "Unknown Webhook", "code": 10015})
    download.progress(50)
    await held.arrived.wait()
    held.release()
    download.finish(b"late")
    message = await last_direct_message(local)
    assert message.title.startswith("Done – 1 file, 4 B")
    assert len(local.journal.find("PATCH", EDIT, status=404)) == 1
    assert card.now.title == "Downloading – 10 %"


async def last_direct_message(local):
    discord = Driver(local)
    ann = discord.member("Ann")
    found = await local.world.changes.until(
        lambda: [card for card in discord.sees(ann, channel=None) if "direct message" in card.text], 10
    )
    return found[-1]


async def test_a_press_whose_answer_is_not_taken_still_counts(discord, ann, download, card, local):
    local.faults.refuse(
        "POST", "/interactions/*/callback", status=404, body={"message": "Unknown interaction", "code": 10062}
    )
    with pytest.raises(NoAnswer):
        await discord.press(ann, card, "Pause", timeout=0.3)
    await card.until(lambda now: now.title == "Paused – 10 % kept")


async def test_files_go_out_as_a_direct_message_once_the_token_has_ended(discord, ann, download, card, local):
    local.clock.advance(QUARTER + 1)
    download.finish(b"late")
    message = await last_direct_message(local)
    assert [await file.read() for file in message.shown_files] == [b"late"]
    [post] = local.journal.posts()
    assert post.body["nonce"].startswith("bb-")
    assert post.body["enforce_nonce"] is True
    assert post.body["allowed_mentions"] == {"parse": []}
    assert card.now.title == "Downloading – 10 %"


async def test_a_member_who_cannot_be_reached_finds_the_files_by_the_next_command(
    discord, ann, bob, house, download, card, local
):
    ann.user.dm_open = False
    local.clock.advance(QUARTER + 1)
    download.finish(b"late", b"later")
    await done(house)
    assert "waiting" not in "".join(seen.title for seen in discord.sees(bob))
    assert (await discord.slash(ann, "help")).title.startswith("Help")
    notice = await until_sees(local, ann, "1 finished download is waiting")
    assert notice.ephemeral

    opened = await discord.press(ann, notice, "Open")
    files = await opened.until(lambda now: now.title.startswith("Done – 2 files"))
    assert [await file.read() for file in files.shown_files] == [b"late", b"later"]
    assert files.id != notice.id
    assert files.ephemeral
    async with asyncio.timeout(10):  # the card shows its files just before the journal knows it
        while await house.store.journal.waiting(ann.id, ann.guild_id):
            pass
    seen = len(discord.sees(ann))
    await discord.slash(ann, "queue")
    await discord.slash(ann, "queue")
    assert len(discord.sees(ann)) == seen + 2


async def done(house):
    """Wait until every job is over, and no run is left."""
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    assert await house.store.counts() == {}


async def until_sees(local, member, title):
    """Wait until a member sees a message with such a title, and return the newest."""
    discord = Driver(local)
    found = await local.world.changes.until(
        lambda: [card for card in discord.sees(member) if card.title.startswith(title)], 10
    )
    return found[-1]


async def test_what_discord_does_not_take_fails_in_words(download, card, local):
    local.faults.upload_limit = 100
    download.finish(b"x" * 2048)
    failed = await card.until(lambda now: now.title.startswith("Failed"))
    assert failed.title == "Failed – the file is too large"
    assert "2 kB, and Discord did not take it" in failed.text


async def test_an_answer_whose_reply_is_lost_counts(discord, ann, led, local, house):
    local.faults.lose_reply("POST", "/interactions/*/callback")
    card = await discord.slash(ann, "download link", url=next(LINKS))
    await led.next()
    await card.until(lambda now: "Asking" in now.text)
    assert [entry.status for entry in local.journal.callbacks()] == [None, 400]


async def test_a_request_that_could_not_be_answered_is_not_queued(discord, ann, local, house):
    local.faults.refuse(
        "POST", "/interactions/*/callback", status=404, body={"message": "Unknown interaction", "code": 10062}
    )
    with pytest.raises(NoAnswer):
        await discord.slash(ann, "download link", url=next(LINKS), timeout=0.3)
    assert await house.store.counts() == {}


async def test_many_cards_are_drawn_at_once_after_a_restart(local, house):
    await house.ready(concurrent=1)
    discord = Driver(local)
    cards = []
    for number in range(20):
        member = discord.member(f"Member {number}")
        cards.append(await discord.slash(member, "download link", url=f"https://x.com/a/status/{number}"))
        await cards[-1].until(lambda now: "Asking" in now.text or now.title.startswith("Queued"))
    await house.stop()
    local.state.limits.messages = MESSAGES
    local.state.limits.clear()
    local.journal.clear()
    await house.ready(concurrent=1)

    def drawn():
        return len({entry.path for entry in local.journal.find("PATCH", EDIT, status=200)}) == 20

    await local.world.changes.until(lambda: drawn() or None, 10)
