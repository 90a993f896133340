"""How the bot starts, ends, and fails to start."""

import asyncio

import hikari
import pytest

from boss_bot.discord import TokenRefusedError
from boss_bot.playground.driver import Driver

pytestmark = pytest.mark.asyncio(loop_scope="session")

WAIT = 10


async def test_the_steps_are_taken_in_order(house, local):
    await house.ready()
    first = local.journal.find("PUT", "*/commands")[0]
    assert first.status == 200
    assert house.steps == ["starting"]
    await house.stop()
    assert house.steps == ["starting", "stopping"]
    await house.bot.close()  # harmless when it does not run


async def test_a_refused_token_is_an_error_at_once(house, local):
    house.token = "MTIz.x.y"
    life = await house.start()
    with pytest.raises(TokenRefusedError):
        await asyncio.wait_for(life, WAIT)
    house.life = None
    assert house.steps == []
    assert len(local.journal) == 1


async def test_a_token_that_is_reset_while_the_bot_runs_ends_it(house, local):
    await house.ready()
    life, house.life = house.life, None
    local.state.token = "MTIz.new.token"
    local.journal.clear()
    local.faults.invalidate_session(resumable=False)
    with pytest.raises(TokenRefusedError):
        await asyncio.wait_for(life, WAIT)
    assert house.steps == ["starting", "stopping"]
    assert len(local.journal) == 0


@pytest.mark.parametrize("step", ["starting", "stopping"])
async def test_a_step_that_breaks_is_an_error_of_the_run(house, local, step):
    house.broken_step = step
    life = await house.start()
    if step == "stopping":
        await local.bot_ready(WAIT)
        await house.bot.close()
    with pytest.raises(LookupError, match="broke"):
        await asyncio.wait_for(life, WAIT)
    house.life = None
    assert house.steps == ["starting", "stopping"]


async def test_discord_that_cannot_sync_the_commands_ends_the_start(house, local):
    local.faults.refuse("PUT", "*/commands", status=400)
    life = await house.start()
    with pytest.raises(hikari.BadRequestError):
        await asyncio.wait_for(life, WAIT)
    house.life = None


async def test_a_bot_that_is_told_to_stop_while_it_starts_ends(house, local):
    held = local.faults.hold("PUT", "*/commands")
    await house.start()
    await held.arrived.wait()
    stopping = asyncio.create_task(house.stop())
    held.release()
    await asyncio.wait_for(stopping, WAIT)
    assert house.steps == ["starting", "stopping"]


async def test_a_run_that_is_cancelled_still_takes_its_last_step(house, local):
    await house.ready()
    life, house.life = house.life, None
    life.cancel()
    with pytest.raises(asyncio.CancelledError):
        await life
    assert house.steps == ["starting", "stopping"]


async def test_the_bot_goes_on_after_its_connection_was_cut(house, local):
    await house.ready()
    discord = Driver(local)
    local.faults.drop_gateway()
    ann = discord.member("Ann")
    card = await discord.slash(ann, "help", timeout=WAIT)
    assert card.title.startswith("Help")
