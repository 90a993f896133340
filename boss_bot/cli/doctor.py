"""``boss-bot doctor``: is everything there that the bot stands on, and is it well?"""

import platform
from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path

import attrs
import httpx

from boss_bot.cli.exits import FAILED, OK
from boss_bot.cli.given import read
from boss_bot.cli.lines import print_lines
from boss_bot.domain.status import State, StatusLine
from boss_bot.log import hide, redact
from boss_bot.media import find_ffmpeg
from boss_bot.monitoring import Doctor
from boss_bot.settings import Settings, SettingsError
from boss_bot.store import Upkeep

_DISCORD = "https://discord.com/api/v10"
_PATIENCE = 10.0
_REFUSED = "Make a new one on your app's Bot page and set DISCORD_TOKEN."


@attrs.frozen
class Seen:
    """What Discord said: the line, and what its clock showed."""

    line: StatusLine
    time: datetime | None = None


def run_doctor(*, online: bool, as_report: bool) -> int:
    """Print a line for every part; return the exit code: 1 when a part has failed."""
    settings, token = _settings()
    seen = ask_discord(settings) if online and token.state is State.OK else Seen(token)
    doctor = Doctor(
        folder=settings.data_dir,
        database=Upkeep(settings.data_dir).line,
        ffmpeg=find_ffmpeg(),
        discord_time=seen.time,
    )
    lines = [seen.line, *doctor.lines()]
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


def ask_discord(settings: Settings) -> Seen:
    """Ask Discord who the token belongs to, with one request."""
    address = f"{settings.rest_url or _DISCORD}/users/@me"
    try:
        answer = httpx.get(address, headers={"Authorization": f"Bot {settings.token}"}, timeout=_PATIENCE)
    except httpx.HTTPError as error:
        hint = "Look at the network, and at BOSS_BOT_DISCORD_REST_URL if it is set."
        return Seen(StatusLine("Discord", State.FAILED, f"cannot be reached ({type(error).__name__})", hint))
    time = parsedate_to_datetime(answer.headers["Date"]) if "Date" in answer.headers else None
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        return Seen(StatusLine("Discord", State.FAILED, "does not accept the token", _REFUSED), time)
    if answer.is_error:
        hint = "Try again in a minute; see https://discordstatus.com."
        return Seen(StatusLine("Discord", State.WARNING, f"answered {answer.status_code}", hint), time)
    return Seen(StatusLine("Discord", State.OK, "accepts the token"), time)


def _for_others(lines: Sequence[StatusLine]) -> str:
    """Write the lines so that they can be pasted into an issue: no secret, no name of a person's folder."""
    about = f"Boss-Bot {version('boss-bot')}, Python {platform.python_version()}, {platform.system()}"
    text = redact(f"{about} {platform.release()} {platform.machine()}\n{Doctor.report(lines)}")
    return text.replace(str(Path.home()), "~") if len(str(Path.home())) > 1 else text
