"""The demo from curtain to curtain."""

import time

from rich.console import Console
from rich.rule import Rule

from boss_bot.cli.demo.result import Delivered, files_of, table_of
from boss_bot.cli.demo.script import SPEED, Script, UnexpectedCardError
from boss_bot.cli.exits import FAILED, OK
from boss_bot.cli.local.screen import Screen
from boss_bot.cli.local.world import BotEndedError, LocalWorld, local_world
from boss_bot.playground import NoAnswer, NotPossible

EXPECTED_FILES = 6
"""One video, four images, and the talk that was paused."""

_PAPER = 132
"""Columns where the output is no terminal: a line of the closing table with its SHA-256 fits."""


async def run_demo() -> int:
    """Play the demo; return the exit code: 0 only when everything happened as it should."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _PAPER
    began = time.monotonic()
    console.print("Starting a local Discord, a sample site and the real bot. No account, no token, no internet.")
    try:
        async with local_world(progress_interval=1.0) as world:
            await world.bot_ready()
            world.site.speed = SPEED
            files = await _play(world, console)
    except (BotEndedError, UnexpectedCardError, NoAnswer, NotPossible, TimeoutError) as error:
        console.print(f"The demo did not go as it should. {error}", style="red", markup=False)
        return FAILED
    console.print(table_of(files))
    whole = len(files) == EXPECTED_FILES and all(file.same for file in files)
    verdict = (
        "Every file has the bytes of its source." if whole else "Some files are missing or differ from their source."
    )
    console.print(f"{verdict} {len(files)} files in {time.monotonic() - began:.0f} seconds.")
    return OK if whole else FAILED


async def _play(world: LocalWorld, console: Console) -> list[Delivered]:
    script = Script(world, Screen(console))
    files: list[Delivered] = []
    scenes = {
        "A video": script.video,
        "A set of images": script.images,
        "Pause and resume": script.pause_and_resume,
        "Cancel": script.cancel,
        "A link that is refused": script.refused,
    }
    for title, scene in scenes.items():
        console.print(Rule(title, align="left"))
        files += await files_of(await scene(), world.site)
    return files
