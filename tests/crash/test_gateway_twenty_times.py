"""``nox -s crash``: twenty troubles of each kind at the gateway; each time it is back and answers what it missed.

Twenty clients at once: one client that is troubled twenty times in a row waits longer each time, as it should.
"""

import asyncio
import sys

import hikari
import pytest

from boss_bot.playground.driver import Driver
from boss_bot.playground.local_discord import LocalDiscord

TIMES = 20
LONGEST_AWAY = 5.0  # seconds
HEARTBEAT = 1000  # milliseconds
FAULTS = {
    "dropped socket": lambda local: local.faults.drop_gateway(),
    "op 7": lambda local: local.faults.reconnect(),
    "invalid, resumable": lambda local: local.faults.invalidate_session(resumable=True),
    "invalid, forgotten": lambda local: local.faults.invalidate_session(resumable=False),
    "no heartbeat answers": lambda local: local.faults.acknowledge_heartbeats(False),
}


async def answer(event: hikari.InteractionCreateEvent) -> None:
    assert isinstance(event.interaction, hikari.CommandInteraction)
    await event.interaction.create_initial_response(hikari.ResponseType.MESSAGE_CREATE, "here")


async def troubled(fault):
    """Trouble the connection of a bot and ask it something at once; return how long it was away and what it said."""
    local = await LocalDiscord.start()
    local.state.interactions.answer_within_s = 30
    local.state.gateway.heartbeat_interval_ms = HEARTBEAT
    bot = hikari.GatewayBot(local.token, rest_url=local.rest_url, banner=None, intents=hikari.Intents.GUILDS, logs=None)
    bot.subscribe(hikari.InteractionCreateEvent, answer)
    clock = asyncio.get_running_loop().time
    try:
        await bot.start(check_for_updates=False)
        await bot.rest.create_slash_command(local.application_id, "look", "Look")
        discord, gateway = Driver(local), local.state.gateway
        before, since = gateway.identifies + gateway.resumes, clock()
        FAULTS[fault](local)
        if fault == "no heartbeat answers":
            await local.world.changes.until(lambda: not gateway.connected, 3 * HEARTBEAT / 1000)
            local.faults.acknowledge_heartbeats(True)
        back = local.world.changes.until(
            lambda: gateway.identifies + gateway.resumes > before and gateway.connected, 30
        )
        if fault == "invalid, forgotten":  # what such a session missed, nobody tells it
            await back
        asked = asyncio.create_task(discord.slash(discord.member("Ann"), "look", timeout=30))
        if fault != "invalid, forgotten":
            await back
        away = clock() - since
        return away, (await asked).text, len(local.journal.find("POST", "/interactions/*/callback"))
    finally:
        await bot.close()
        await local.stop()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("fault", FAULTS)
async def test_it_is_back_twenty_times_of_twenty(fault):
    ends = await asyncio.gather(*(troubled(fault) for _ in range(TIMES)))
    assert [away for away, _, _ in ends if away > LONGEST_AWAY] == []
    assert [(said, answers) for _, said, answers in ends] == [("here", 1)] * TIMES
    sys.stdout.write(f"{fault}: {TIMES} of {TIMES}, away for {max(away for away, _, _ in ends):.1f} s at most\n")
