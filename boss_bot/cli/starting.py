"""The start of the bot: loading its modules is most of it.

``python -m boss_bot.cli.starting`` loads and ends: what an installation that nobody may write to later keeps of it.
"""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from ssl import SSLContext, create_default_context
from typing import Any

from boss_bot.cli.allocator import hoard_little
from boss_bot.cli.kept_code import kept_code

_NEW_OBJECTS = 2000
"""So many new objects make the collector of garbage look, as in Python 3.14; 700 took a tenth of each answer."""


def start() -> int:
    """Load the bot and run it until it is told to stop; return the exit code.

    Nothing that is loaded is garbage, so the collector waits until all is there: looking through the modules again and
    again was a fifth of the start.
    """
    hoard_little()
    gc.disable()
    run_bot = load()
    gc.freeze()  # or the first look would go through all of it; it is looked through when there is time
    gc.enable()
    gc.set_threshold(_NEW_OBJECTS)
    return asyncio.run(run_bot())


def load() -> Callable[[], Coroutine[Any, Any, int]]:
    """Load every module of the bot, and return what runs it."""
    os.environ.setdefault("LOGURU_AUTOINIT", "0")  # its own sink would be taken away again
    with kept_code(), ThreadPoolExecutor(1, "certificates") as beside:
        certificates = beside.submit(_certificates)
        from boss_bot.cli.run import run_bot
    return partial(run_bot, certificates.result())


def _certificates() -> SSLContext:
    """Read the certificates that the system trusts; aiohttp does so twice more while it is loaded.

    That is a tenth of the start, and leaves Python free for other threads.
    """
    import_module("aiohttp")
    return create_default_context()


if __name__ == "__main__":
    load()
