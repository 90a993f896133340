"""Lines about the programs that downloads use: are they there, and are they fresh?"""

import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from importlib.metadata import distributions
from pathlib import Path

from boss_bot.domain.operating.status import State, StatusLine

_OLD_DAYS = 30
_FFMPEG_FLOOR = (8, 1, 3)
"""Older ones open network addresses that a playlist names (docs/dependencies.md)."""

_FFMPEG_VERSION = re.compile(r"^ffmpeg version n?(\d+(?:\.\d+)*)\S*", re.MULTILINE)
_FFMPEG_MADE = re.compile(r"^ffmpeg version (?:\S*-(20\d\d)(\d\d)(\d\d) |.*\(c\) 2000-(20\d\d) )", re.MULTILINE)
"""When it was built where its version ends in a day, else the year of its source."""

_RUNTIMES = ("deno", "node", "bun", "qjs")
_UPDATE = "Sites change often. Update it: boss-bot engines update {name}."


def engine_line(name: str, today: date, folder: Path | None = None) -> StatusLine:
    """Judge a download tool by its age: that of its version where it is a date, else of its installation.

    Args:
        name: The tool.
        today: The day.
        folder: Where a version of its own is, None for the one that was installed.
    """
    found = next(iter(distributions(name=name, path=[str(folder)] if folder else sys.path)), None)
    if found is None:
        return StatusLine(name, State.FAILED, "not installed", f"Install it: pip install {name}.")
    made = _date_in(found.version)
    word = "released" if made else "installed"
    if made is None:
        installed = Path(str(found.locate_file(""))).joinpath(f"{name.replace('-', '_')}-{found.version}.dist-info")
        made = datetime.fromtimestamp(installed.stat().st_mtime, UTC).date() if installed.exists() else today
    days = (today - made).days
    old = days > _OLD_DAYS
    detail = f"{found.version}, {word} {max(0, days)} days ago"
    return StatusLine(name, State.WARNING if old else State.OK, detail, _UPDATE.format(name=name) if old else "")


def _date_in(version: str) -> date | None:
    parts = re.match(r"(20\d\d)\.(\d{1,2})\.(\d{1,2})(?!\d)", version)
    try:
        return date(*map(int, parts.groups())) if parts else None
    except ValueError:
        return None


def ffmpeg_line(program: Path) -> StatusLine:
    """Ask ffmpeg for its version."""
    try:
        asked = subprocess.run(
            [program, "-nostdin", "-version"], capture_output=True, text=True, timeout=10, check=True, errors="replace"
        )
    except (OSError, subprocess.SubprocessError):
        return StatusLine("ffmpeg", State.FAILED, "does not run", "Reinstall it: pip install -U imageio-ffmpeg.")
    return judge_ffmpeg(asked.stdout)


def judge_ffmpeg(printed: str) -> StatusLine:
    """Judge what ``ffmpeg -version`` printed."""
    found = _FFMPEG_VERSION.search(printed)
    if found is None:
        return StatusLine("ffmpeg", State.WARNING, "tells no version number", "Make sure it is 8.1.3 or newer.")
    numbers = tuple(map(int, found[1].split(".")))
    old = numbers < _FFMPEG_FLOOR
    hint = "Versions below 8.1.3 open network addresses from playlists: pip install -U imageio-ffmpeg." if old else ""
    made = _FFMPEG_MADE.search(printed)
    age = "-".join(filter(None, made.groups())) if made else ""
    return StatusLine("ffmpeg", State.WARNING if old else State.OK, f"{found[1]}{f', of {age}' if age else ''}", hint)


def runtime_line() -> StatusLine:
    """Look for a JavaScript runtime on the path."""
    found = [name for name in _RUNTIMES if shutil.which(name)]
    hint = "" if found else "Some sites give fewer formats without one. Install deno, or leave it."
    return StatusLine("JavaScript", State.OK if found else State.WARNING, ", ".join(found) or "no runtime found", hint)
