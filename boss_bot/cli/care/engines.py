"""``boss-bot engines``: the versions of yt-dlp and gallery-dl."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from boss_bot.cli.care.told import CareError
from boss_bot.cli.exits import OK
from boss_bot.cli.given import read
from boss_bot.control import NotRunningError, ask
from boss_bot.engines import Shelf, Trial, Trials, UpdateError, update


def run_list(folder: Path) -> int:
    """Print the versions of each tool; a star marks the one that is used."""
    shelf = Shelf(folder / "engines")
    for tool in shelf.tools:
        used = shelf.current(tool)
        every = dict.fromkeys([shelf.installed(tool), *shelf.versions(tool)])
        told = ", ".join(f"{number}{' *' if number == used else ''}" for number in every)
        print(f"{tool:<11} {told}")
    return OK


def run_update(folder: Path, tool: str, wanted: str) -> int:
    """Bring one tool, or both, to the newest version or to a certain one, and let a running bot use it."""
    shelf, index = Shelf(folder / "engines"), read(token_needed=False).settings.engine_index
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        line = bar.add_task("", total=None)
        for name in [tool] if tool else shelf.tools:
            try:
                number = update(
                    shelf, name, wanted=wanted, index=index, hear=lambda step: bar.update(line, description=step)
                )
            except UpdateError as error:
                raise CareError(str(error)) from error
            print(f"{name} {shelf.current(name)} is used" + (" already." if number is None else _told(folder, name)))
    return OK


def run_rollback(folder: Path, tool: str) -> int:
    """Use the version before, at last the installed one."""
    shelf = Shelf(folder / "engines")
    before = shelf.current(tool)
    after = shelf.roll_back(tool)
    if before == after:
        raise CareError(f"{tool} {after} was installed with the bot; there is no version before it.")
    print(f"{tool} {after} is used" + _told(folder, tool, back=True))
    return OK


def _told(folder: Path, tool: str, *, back: bool = False) -> str:
    """Let a running bot take up what is on the shelf, or the next one; what is new is on trial."""
    try:
        ask(folder, "engines", tool=tool, back="yes" if back else "")
    except NotRunningError:
        shelf = Shelf(folder / "engines")
        Trials(shelf.folder).note(tool, None if back else Trial(shelf.current(tool)))
        return " from the next start on."
    return " from the next download on."
