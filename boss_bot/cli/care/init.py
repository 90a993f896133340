"""``boss-bot init``: from a token to a bot that has been seen to work, in one go."""

import getpass
import json
import os
import sys
from pathlib import Path

import attrs

from boss_bot.cli.care.discord_check import ask_discord
from boss_bot.cli.care.first_run import tried
from boss_bot.cli.care.permissions import NEEDED, invite
from boss_bot.cli.care.told import CareError
from boss_bot.cli.exits import OK, TOKEN_REFUSED, UNREACHED
from boss_bot.cli.given import FILE, say
from boss_bot.log import hide
from boss_bot.settings import Settings, SettingsError, load


@attrs.frozen
class Wish:
    """What was said on the command line; what was not is asked.

    Attributes:
        file: The settings file to write; it must not be there yet.
        data_dir: The bot's folder, None for the usual one.
        channel: Where the test card and alerts go, None to ask, empty for nowhere.
    """

    file: Path
    data_dir: Path | None = None
    channel: str | None = None


def run_init(wish: Wish) -> int:
    """Ask, check, write, and try it all once; return the exit code.

    Raises:
        CareError: Something does not fit; the message says what to do.
    """
    if wish.file.exists():
        raise CareError(f"{wish.file} is there already; nothing is overwritten. boss-bot doctor --online tries it.")
    given = {"DISCORD_TOKEN": _token()}
    hide(given["DISCORD_TOKEN"])
    given |= {name: os.environ[name] for name in ("BOSS_BOT_DISCORD_REST_URL",) if os.environ.get(name)}
    given |= {"BOSS_BOT_DATA_DIR": str(wish.data_dir.absolute())} if wish.data_dir else {}
    seen = ask_discord(_loaded(given))
    if seen.application is None:
        print(f"Discord {seen.lines[0].detail}. {seen.lines[0].hint}", file=sys.stderr)
        return TOKEN_REFUSED if seen.refused else UNREACHED
    for line in seen.lines:
        print(f"{line.state.value}: {line.name}: {line.detail}.")
    print(f"Invite the bot ({', '.join(NEEDED)}):\n  {invite(seen.application)}")
    if not seen.servers and sys.stdin.isatty():
        input("Open the link, choose your server, then press Enter. ")
    given |= {"BOSS_BOT_ALERT_CHANNEL": channel} if (channel := _channel(wish)) else {}
    settings = _loaded(given)
    _write(wish.file, given)
    print(f"Settings: {wish.file} (yours alone).")
    say(config=wish.file.absolute(), options=())
    print("\n".join(tried(settings, seen.application)))
    print("All set. Start the bot with: boss-bot run" + ("" if wish.file == Path(FILE) else f" --config {wish.file}"))
    return OK


def _token() -> str:
    print("The token is on your app's Bot page: https://discord.com/developers/applications")
    if sys.stdin.isatty():
        return getpass.getpass("Bot token (it is not shown): ").strip()
    return sys.stdin.readline().strip()


def _channel(wish: Wish) -> str:
    if wish.channel is not None or not sys.stdin.isatty():
        return wish.channel or ""
    return input("Channel id for the test card and alerts (Enter for none): ").strip()


def _loaded(given: dict[str, str]) -> Settings:
    """Read the settings as the bot will: what was given here is in its file, the environment is stronger."""
    try:
        return load(given | {name: value for name, value in os.environ.items() if name not in given})
    except SettingsError as error:
        raise CareError(str(error)) from error


def _write(file: Path, given: dict[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{name.removeprefix('BOSS_BOT_').lower()} = {json.dumps(value, ensure_ascii=False)}\n"
        for name, value in given.items()
    ]
    file.touch(0o600, exist_ok=False)
    file.write_text("# Settings of Boss-Bot; docs/settings.md has all of them.\n" + "".join(lines), "utf-8")
