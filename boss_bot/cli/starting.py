"""The start of the bot: loading its modules is most of it."""

import asyncio
import gc

from boss_bot.log import LogTo, set_up


def start() -> int:
    """Load the bot and run it until it is told to stop; return the exit code.

    Nothing that is loaded is garbage, so the collector waits until all is there: looking through the modules again and
    again was a fifth of the start.
    """
    gc.disable()
    set_up(LogTo(level="WARNING"))
    from boss_bot.cli.run import run_bot

    gc.freeze()  # or the first look would go through all of it; it is looked through when there is time
    gc.enable()
    return asyncio.run(run_bot())
