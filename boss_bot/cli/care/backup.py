"""``boss-bot backup`` and ``restore``, ``boss-bot db check`` and ``vacuum``."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import attrs
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from boss_bot.cli.care.told import CareError
from boss_bot.cli.exits import FAILED, OK
from boss_bot.cli.given import read
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.settings import Settings
from boss_bot.store import Upkeep

_T = TypeVar("_T")
_SETTINGS = "settings.toml"
_COOKIES = "cookies/"


def run_backup(folder: Path, target: Path, *, cookies: bool) -> int:
    """Write a backup of the database and of the settings that are no secrets; of cookies only when asked."""
    more = {_SETTINGS: settings_text().encode()}
    if cookies:
        more |= {f"{_COOKIES}{path.name}": path.read_bytes() for path in sorted((folder / "cookies").glob("*.txt"))}
    _waited("Copying the database", lambda: Upkeep(folder).backup(target, more))
    print(
        f"{target}  {target.stat().st_size} bytes; the token is not in it" + (", cookies are" if cookies else "") + "."
    )
    return OK


def settings_text() -> str:
    """Return what was set and is no secret, as a settings file."""
    loaded, lines = read(token_needed=False), []
    for knob in attrs.fields(Settings):
        name, value = knob.metadata["env"], getattr(loaded.settings, knob.name)
        if knob.repr and name in loaded.sources and value is not None:
            text = ",".join(sorted(value)) if isinstance(value, frozenset) else str(value)
            quoted = text.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'{name.removeprefix("BOSS_BOT_").lower()} = "{quoted}"')
    return "\n".join([*lines, ""])


def run_restore(folder: Path, source: Path) -> int:
    """Put a backup's database and cookies where there are none; lay its settings beside them."""
    if not source.is_file():
        raise CareError(f"There is no file {source}.")
    archive = _waited("Putting the database back", lambda: Upkeep(folder).restore(source))
    told = [f"The database of {archive.made_at} is in {folder} (made by Boss-Bot {archive.version})."]
    for name, content in archive.others.items():
        place = folder / ("settings-of-backup.toml" if name == _SETTINGS else f"cookies/{Path(name).name}")
        place.parent.mkdir(mode=0o700, exist_ok=True)
        if place.exists():
            told.append(f"{place} is there already and stays as it is.")
            continue
        place.touch(0o600)
        place.write_bytes(content)
        told.append(f"{place} is put back." if name != _SETTINGS else f"Its settings are in {place}; the token is not.")
    print("\n".join(told))
    return OK


def run_check(folder: Path) -> int:
    """Look at every page of the database and print what is wrong."""
    try:
        faults = _waited("Looking at every page", Upkeep(folder).check)
    except StoreUnavailableError as error:
        faults = [f"It cannot be read: {error.reason}."]
    print("\n".join(faults) if faults else "The database is sound.")
    if faults:
        print("Stop the bot and put a backup back: boss-bot restore FILE.")
    return FAILED if faults else OK


def run_vacuum(folder: Path) -> int:
    """Give space that the database does not use back to the disk."""
    before, after = _waited("Making the database compact", Upkeep(folder).vacuum)
    print(f"{before} bytes before, {after} bytes now.")
    return OK


def _waited(what: str, work: Callable[[], _T]) -> _T:
    """Do some work in a thread while a bar shows that it goes on."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar.add_task(what, total=None)
        with ThreadPoolExecutor(1, initializer=_humbly) as pool:
            return pool.submit(work).result()


def _humbly() -> None:
    """Let the bot go first: on Linux a thread has a priority of its own (setpriority(2))."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
