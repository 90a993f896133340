"""``boss-bot drain`` and ``boss-bot reload``: words to a running bot."""

import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from boss_bot.cli.exits import OK
from boss_bot.control import ask
from boss_bot.store import DataDirError, take

_LOOK_AGAIN = 0.2  # seconds


def run_drain(folder: Path, *, off: bool, stop: bool) -> int:
    """Let the bot take nothing new and wait until nothing runs; or let it take downloads again."""
    told = ask(folder, "drain", on=not off)
    if off:
        print(f"The bot takes downloads again. {told['waiting']} wait.")
        return OK
    first = told["running"]
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=console, transient=True, disable=not console.is_terminal,
    ) as bar:  # fmt: skip
        line = bar.add_task("Downloads that end", total=first)
        while told["running"]:
            time.sleep(_LOOK_AGAIN)
            told = ask(folder, "status")
            bar.update(line, completed=max(0, first - told["running"]))
    waiting = f"{told['waiting'] + told['paused']} wait for the next start."
    if not stop:
        print(f"Nothing runs; {waiting} `boss-bot drain --off` takes new ones again.")
        return OK
    ask(folder, "stop")
    _gone(folder)
    print(f"The bot has ended; {waiting}")
    return OK


def _gone(folder: Path) -> None:
    """Wait until the data directory is free: what comes next may be a restore."""
    while True:
        try:
            take(folder).release()
        except DataDirError:
            time.sleep(_LOOK_AGAIN)
        else:
            return


def run_reload(folder: Path) -> int:
    """Let the bot read its settings anew, and print what changed and what waits for a restart."""
    told = ask(folder, "reload")
    print(f"Changed: {', '.join(told['changed']) or 'nothing'}.")
    if told["waiting"]:
        print(f"After a restart: {', '.join(told['waiting'])}.")
    return OK
