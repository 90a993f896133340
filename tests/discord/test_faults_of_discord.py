"""Trouble at Discord in the middle of a download: the card goes on, the files arrive once, and nothing storms."""

import asyncio

import pytest
import pytest_asyncio

from boss_bot.discord import TokenRefusedError
from boss_bot.playground.driver import Driver

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"
EDIT = "/webhooks/*/messages/@original"
POST = "/channels/*/messages"
DROP, RECONNECT, RESUMABLE, FRESH = "dropped socket", "op 7", "invalid, resumable", "invalid, forgotten"


@pytest_asyncio.fixture(loop_scope="session")
async def running(discord, ann, led):
    card = await discord.slash(ann, "download link", url=LINK)
    download = await led.next()
    download.progress(10)
    return download, await card.until(lambda now: now.title == "Downloading – 10 %")


@pytest.mark.parametrize("fault", [DROP, RECONNECT, RESUMABLE, FRESH])
async def test_a_download_goes_on_over_trouble_at_the_gateway(discord, ann, running, local, fault):
    download, card = running
    gateway = local.state.gateway
    before = gateway.identifies + gateway.resumes
    match fault:
        case "dropped socket":
            local.faults.drop_gateway()
        case "op 7":
            local.faults.reconnect()
        case _:
            local.faults.invalidate_session(resumable=fault == RESUMABLE)
    download.progress(50)
    await card.until(lambda now: now.title == "Downloading – 50 %")
    await local.world.changes.until(lambda: gateway.identifies + gateway.resumes > before and gateway.connected, 30)
    assert (await discord.press(ann, card, "Pause", timeout=10)).title == "Paused – 50 % kept"
    await discord.press(ann, card, "Resume", timeout=10)
    await card.until(lambda now: now.title == "Downloading – 50 %")
    download.finish(b"x")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"x"]
    assert gateway.identifies + gateway.resumes <= before + 2


async def test_a_storm_of_429_is_waited_out(running, local):
    download, card = running
    storm = local.faults.rate_limit("PATCH", EDIT, retry_after=0.05, times=8)
    for share in range(11, 100):
        download.progress(share)
    await card.until(lambda now: now.title == "Downloading – 99 %")
    download.finish(b"x")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"x"]
    assert storm.times == 0
    assert len(local.journal.find("PATCH", EDIT, status=429)) == 8
    assert len(local.journal.edits()) < 8 + 20


async def test_a_server_error_costs_nothing(running, local):
    download, card = running
    local.faults.refuse("PATCH", EDIT, status=502)
    download.progress(60)
    await card.until(lambda now: now.title == "Downloading – 60 %")
    local.faults.lose_reply("PATCH", EDIT)
    download.finish(b"x")
    done = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in done.shown_files] == [b"x"]


async def test_a_token_that_is_refused_in_mid_run_storms_nothing_and_loses_nothing(ann, running, local, house):
    download, _card = running
    ann.user.dm_open = True
    local.clock.advance(16 * 60)
    local.state.token = "MTIz.new.token"
    local.journal.clear()
    download.finish(b"late")
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    assert len(local.journal.find(status=401)) <= 2
    assert len(await house.store.journal.waiting(ann.id, ann.guild_id)) == 1

    life, house.life = house.life, None
    local.faults.invalidate_session(resumable=False)
    with pytest.raises(TokenRefusedError):
        await asyncio.wait_for(life, 30)
    assert len(local.journal) <= 4


async def test_a_request_that_discord_takes_and_never_answers_is_asked_again(house, local, led):
    house.silence = 1.0
    await house.ready()
    discord = Driver(local)
    card = await discord.slash(discord.member("Ann"), "download link", url=LINK)
    download = await led.next()
    hole = local.faults.hold("PATCH", EDIT)
    download.progress(60)
    await asyncio.wait_for(hole.arrived.wait(), 10)
    download.finish(b"x")
    done = await card.until(lambda now: now.title.startswith("Done"), timeout=30)
    local.faults.clear()
    assert [await file.read() for file in done.shown_files] == [b"x"]
