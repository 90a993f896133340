"""``boss-bot playground``: the local Discord, the sample site and the real bot, kept running."""

import asyncio
import signal

from boss_bot.cli.exits import FAILED, OK
from boss_bot.cli.stage import BotEndedError, Stage, set_stage

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
        async with set_stage(port) as stage:
            await stage.bot_ready()
            print(_greeting(stage), flush=True)
            stopped, ended = asyncio.ensure_future(stop.wait()), asyncio.ensure_future(stage.bot.wait())
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


def _greeting(stage: Stage) -> str:
    return _GREETING.format(
        rest_url=stage.discord.rest_url,
        token=stage.discord.token,
        site=stage.site.base_url,
        address=stage.site.address,
        log=stage.log,
    )
