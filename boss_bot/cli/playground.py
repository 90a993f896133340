"""``boss-bot playground``: the local Discord, the sample site and the real bot, kept running."""

import asyncio
import signal

from boss_bot.cli.exits import FAILED, OK
from boss_bot.cli.local_world import BotEndedError, LocalWorld, local_world

_GREETING = """\
The playground runs. Stop it with Ctrl+C.

  Local Discord   {rest_url}
  Bot token       {token}
  Sample site     {site}   try /watch/clip, /gallery/, /clip.mp4
  Bot's log       {log}

Point another bot or a test at it:

  export DISCORD_TOKEN={token}
  export BOSS_BOT_DISCORD_REST_URL={rest_url}
  export BOSS_BOT_ALLOWED_ADDRESSES={address}
"""


async def run_playground(port: int) -> int:
    """Keep the parts running until Ctrl+C or a SIGTERM; return the exit code."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    try:
        async with local_world(port) as world:
            await world.bot_ready()
            print(_greeting(world), flush=True)
            stopped, ended = asyncio.ensure_future(stop.wait()), asyncio.ensure_future(world.bot.wait())
            await asyncio.wait({stopped, ended}, return_when=asyncio.FIRST_COMPLETED)
            for waiting in (stopped, ended):
                waiting.cancel()
    except BotEndedError as error:
        print(error)
        return FAILED
    except OSError as error:
        print(f"Port {port} cannot be used: {error.strerror}. Choose another one with --port.")
        return FAILED
    return OK


def _greeting(world: LocalWorld) -> str:
    return _GREETING.format(
        rest_url=world.discord.rest_url,
        token=world.discord.token,
        site=world.site.base_url,
        address=world.site.address,
        log=world.log,
    )
