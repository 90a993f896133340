"""The program's commands and exit codes. Each command's work is in a file of its own, loaded when it is called."""

import asyncio
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from boss_bot.cli.commands.care import CARE_COMMANDS
from boss_bot.cli.commands.engines import ENGINE_COMMANDS
from boss_bot.cli.commands.jobs import JOB_COMMANDS
from boss_bot.cli.exits import OK
from boss_bot.log import LogTo, set_up

program = App(
    name="boss-bot",
    help="A Discord bot that fetches the media behind a link and hands it to the people who asked.",
    version=version("boss-bot"),
)


@program.meta.default
def _with_settings(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    config: Annotated[Path | None, Parameter(help="The settings file; boss-bot.toml is found by itself.")] = None,
    set_: Annotated[
        tuple[str, ...],
        Parameter(name="--set", negative=(), help="A setting as NAME=VALUE, stronger than every other source."),
    ] = (),
) -> int:
    """Take what is said of settings from any place of the command line, then run the command."""
    from boss_bot.cli.given import say

    say(config=config, options=set_)
    return program(tokens, result_action="return_value") or OK


@program.command
def run() -> int:
    """Run the bot on Discord. DISCORD_TOKEN is the one setting that is needed."""
    from boss_bot.cli.starting import start

    return start()


@program.command
def demo() -> int:
    """Watch the real bot do its real work on a Discord of its own: no account, no token, no internet."""
    from boss_bot.cli.demo import run_demo

    return asyncio.run(run_demo())


@program.command
def playground(*, port: int = 0) -> int:
    """Keep a local Discord, a sample site and the real bot running, and play members from the keyboard.

    Parameters
    ----------
    port
        Port of the local Discord on 127.0.0.1; a free one by default.
    """
    from boss_bot.cli.playground import run_playground

    return asyncio.run(run_playground(port))


@program.command
def download(
    url: str,
    *,
    to: Annotated[Path, Parameter(help="Folder for the files.")] = Path(),
    media: Annotated[str, Parameter(help="everything, video, images or audio.")] = "",
    quality: Annotated[str, Parameter(help="fits, best, 1080p, 720p, 480p or smallest.")] = "",
    items: Annotated[str, Parameter(help="Which items of a set, for example 1-4,7.")] = "",
    start: Annotated[str, Parameter(help="Where a clip begins, for example 1:30.")] = "",
    end: Annotated[str, Parameter(help="Where a clip ends, for example 2:00.")] = "",
    scope: Annotated[str, Parameter(help="On X: post, thread or quoted.")] = "",
) -> int:
    """Fetch one link with the bot's own engine, without Discord."""
    from boss_bot.cli.download import run_download
    from boss_bot.domain.members.wishes import Wishes

    wishes = Wishes(media=media, quality=quality, items=items, start=start, end=end, scope=scope)
    return asyncio.run(run_download(url, to, wishes))


@program.command
def completion(shell: Annotated[Literal["bash", "zsh", "fish"], Parameter(help="Your shell.")]) -> int:
    """Print a script that completes the commands and options in your shell."""
    print(program.generate_completion(shell=shell))
    return OK


for command in (*CARE_COMMANDS, *JOB_COMMANDS, *ENGINE_COMMANDS):
    program.command(command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    set_up(LogTo(level="WARNING", last_words=True))
    sys.exit(program.meta(result_action="return_value"))
