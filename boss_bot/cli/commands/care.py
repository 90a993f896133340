"""The commands that look after what the bot stands on: doctor, settings, backup, database."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, Parameter

from boss_bot.cli.commands.cared import cared

database = App(name="db", help="Check the database, or make it compact.")


@database.command(name="check")
def db_check() -> int:
    """Look at every page and index of the database; a running bot is not held up."""
    from boss_bot.cli.care.backup import run_check

    return cared(run_check)


@database.command(name="vacuum")
def db_vacuum() -> int:
    """Give unused space back to the disk; the bot has to be stopped."""
    from boss_bot.cli.care.backup import run_vacuum

    return cared(run_vacuum)


def backup(
    file: Annotated[Path, Parameter(help="The new archive.")],
    *,
    cookies: Annotated[bool, Parameter(help="Put the sites' cookies in too; they are secrets.", negative="")] = False,
) -> int:
    """Write a backup of the database and the settings, without the token; the bot may go on meanwhile."""
    from boss_bot.cli.care.backup import run_backup

    return cared(lambda folder: run_backup(folder, file, cookies=cookies))


def restore(file: Annotated[Path, Parameter(help="An archive of boss-bot backup.")]) -> int:
    """Put a backup back into a data directory that has no database; nothing is overwritten."""
    from boss_bot.cli.care.backup import run_restore

    return cared(lambda folder: run_restore(folder, file))


def storage() -> int:
    """Print how the disk is, what each server has of it, and what the clean-up did; nothing is changed."""
    from boss_bot.cli.care.storage import run_storage

    return cared(run_storage)


def doctor(*, online: bool = False, report: bool = False) -> int:
    """Look at everything that the bot stands on: a line a part, and a hint where something is to be done.

    Parameters
    ----------
    online
        Ask Discord whether it accepts the token, and what time it is.
    report
        Write plain text to paste into an issue, without secrets and names of folders.
    """
    from boss_bot.cli.care.doctor import run_doctor

    return run_doctor(online=online, as_report=report)


def config(action: Literal["show", "check"]) -> int:
    """Show every setting with its source, secrets hidden; or check them all."""
    from boss_bot.cli.care.config import run_config

    return run_config(only_check=action == "check")


def logs(
    *,
    job: Annotated[str, Parameter(help="A download's number: its lines alone.")] = "",
    reference: Annotated[str, Parameter(help="The eight characters that a card showed: its lines alone.")] = "",
    level: Annotated[Literal["debug", "info", "warning", "error"], Parameter(help="The least level.")] = "debug",
    lines: Annotated[int, Parameter(help="How many, the newest.")] = 100,
    follow: Annotated[bool, Parameter(help="Go on as lines come.", negative="")] = False,
) -> int:
    """Print the newest lines of the log files."""
    from boss_bot.cli.care.logs import Wanted, run_logs

    wanted = Wanted(job.strip().lstrip("#").upper(), reference.strip().lower(), level.upper())
    return cared(lambda folder: run_logs(folder, wanted, lines=lines, follow=follow))


def init(
    *,
    file: Annotated[Path, Parameter(help="The settings file to write.")] = Path("boss-bot.toml"),
    data_dir: Annotated[Path | None, Parameter(help="The bot's own folder.")] = None,
    channel: Annotated[str | None, Parameter(help="Id of a channel for the test card and alerts.")] = None,
) -> int:
    """Set the bot up: ask for the token, check it, write the settings, and try everything once."""
    from boss_bot.cli.care.init import Wish, run_init

    return cared(lambda _: run_init(Wish(file, data_dir, channel)))


CARE_COMMANDS = (init, doctor, config, logs, storage, database, backup, restore)
