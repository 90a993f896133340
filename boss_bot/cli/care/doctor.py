"""``boss-bot doctor``: is everything there that the bot stands on, and is it well?"""

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from boss_bot.cli.care.discord_check import Seen, ask_discord
from boss_bot.cli.care.lines import print_lines
from boss_bot.cli.exits import FAILED, OK
from boss_bot.cli.given import file_found, read
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.downloaders import cookie_report
from boss_bot.engines import Shelf
from boss_bot.log import hide, redact
from boss_bot.media import find_ffmpeg
from boss_bot.monitoring import Doctor, Login, login_lines
from boss_bot.settings import Settings, SettingsError
from boss_bot.store import Upkeep


def run_doctor(*, online: bool, as_report: bool) -> int:
    """Print a line for every part; return the exit code: 1 when a part has failed."""
    settings, token = _settings()
    seen = ask_discord(settings) if online and token.state is State.OK else Seen([])
    keeping = Upkeep(settings.data_dir)
    doctor = Doctor(
        folder=settings.data_dir,
        database=keeping.line,
        ffmpeg=find_ffmpeg(),
        discord_time=seen.time,
        tools=Shelf(settings.data_dir / "engines").folders(),
    )
    lines = [token, *_file_line(), *seen.lines, *doctor.lines(), *_backlog(keeping, settings), *_logins(settings)]
    if as_report:
        print(_for_others(lines))
    else:
        print_lines(lines)
    return FAILED if any(line.state is State.FAILED for line in lines) else OK


def _settings() -> tuple[Settings, StatusLine]:
    try:
        settings = read().settings
    except SettingsError as error:
        first, *more = str(error).splitlines()
        name, _, wrong = first.partition(" ")
        detail = f"{name} {wrong.partition('. ')[0]}" + (f" (and {len(more)} more)" if more else "")
        hint = "boss-bot config check names every one and how to set it."
        return Settings(token=""), StatusLine("Settings", State.FAILED, detail, hint)
    hide(settings.token)
    return settings, StatusLine("Settings", State.OK, "complete; the token has the shape of one")


def _file_line() -> list[StatusLine]:
    """Look at the rights of the settings file, if there is one: the token may be in it."""
    file = file_found()
    if not file.is_file() or not file.stat().st_mode & 0o077:
        return []
    hint = "The token may be in it: chmod 600, or name a file with the token in it instead."
    return [StatusLine("Settings file", State.WARNING, "open to other users", hint)]


def _backlog(keeping: Upkeep, settings: Settings) -> list[StatusLine]:
    waiting = keeping.waiting()
    if waiting is None:  # the database's own line says why
        return []
    full = waiting >= settings.max_queue_size
    hint = "New downloads are turned away until one ends." if full else ""
    detail = f"{waiting} of {settings.max_queue_size} waiting or paused"
    return [StatusLine("Backlog", State.WARNING if full else State.OK, detail, hint)]


def _logins(settings: Settings) -> Sequence[StatusLine]:
    files = cookie_report(settings.data_dir / "cookies")
    logins = [Login(file.site, file.cookies, file.earliest_expiry, file.problem) for file in files]
    return login_lines(logins, datetime.now(UTC)) or [StatusLine("Logins", State.OK, "no cookies for any site")]


def _for_others(lines: Sequence[StatusLine]) -> str:
    """Write the lines so that they can be pasted into an issue: no secret, no name of a person's folder."""
    about = f"Boss-Bot {version('boss-bot')}, Python {platform.python_version()}, {platform.system()}"
    text = redact(f"{about} {platform.release()} {platform.machine()}\n{Doctor.report(lines)}")
    return text.replace(str(Path.home()), "~") if len(str(Path.home())) > 1 else text
