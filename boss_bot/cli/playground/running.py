"""The playground from its start to Ctrl+C."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

from rich.console import Console

from boss_bot.cli.exits import FAILED, OK
from boss_bot.cli.local.world import BotEndedError, LocalWorld, local_world
from boss_bot.cli.playground.acts import HELP, Acts
from boss_bot.cli.playground.keyboard import lines_typed
from boss_bot.cli.playground.table import Table

SPEED = 1_000_000
"""Bytes a second of the sample site: slow enough that a download can be paused by hand."""

_GREETING = """\
The playground runs. Stop it with Ctrl+C.

  Local Discord   {rest_url}
  Bot token       {token}
  Sample site     {site}   try /watch/clip, /gallery/, /talk.mp4
  Bot's log       {log}

Point another bot or a test at it:

  export DISCORD_TOKEN={token}
  export BOSS_BOT_DISCORD_REST_URL={rest_url}
  export BOSS_BOT_ALLOWED_ADDRESSES={address}

Or play a member yourself. You are Ann; type

{help}
"""


async def run_playground(port: int) -> int:
    """Keep the parts running, and do what is typed, until ``quit``, Ctrl+C or a SIGTERM; return the exit code."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    try:
        async with local_world(port, progress_interval=1.0) as world:
            await world.bot_ready()
            world.site.speed = SPEED
            print(_greeting(world), flush=True)
            await _until_one_ends(stop.wait(), world.bot.wait(), _play(world))
    except BotEndedError as error:
        print(error)
        return FAILED
    except OSError as error:
        print(f"Port {port} cannot be used: {error.strerror}. Choose another one with --port.")
        return FAILED
    return OK


async def _play(world: LocalWorld) -> None:
    """Do what is typed until ``quit``; when nothing more can be typed, the rest goes on."""
    typed = lines_typed()
    world.driver.patience = 0.0  # whoever is at the keyboard is told at once that there is no such button
    table = Table(world, Console(highlight=False), world.driver.member("Ann"))
    acts = Acts(table)
    try:
        while (line := await typed.get()) is not None:
            if not await acts.do(line):
                return
        await asyncio.Event().wait()
    finally:
        table.clear()


async def _until_one_ends(*works: Coroutine[Any, Any, Any]) -> None:
    tasks = [asyncio.ensure_future(work) for work in works]
    done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in rest:
        task.cancel()
    await asyncio.wait(rest)
    for task in done:
        task.result()


def _greeting(world: LocalWorld) -> str:
    return _GREETING.format(
        rest_url=world.discord.rest_url,
        token=world.discord.token,
        site=world.site.base_url,
        address=world.site.address,
        log=world.log,
        help=HELP.format(site=world.site.url("/watch/clip")),
    )
