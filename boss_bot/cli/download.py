"""``boss-bot download URL``: the bot's own engine, without Discord."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from boss_bot.cli.exits import FAILED, OK, SETTINGS
from boss_bot.cli.fetch import Fetch
from boss_bot.cli.given import read
from boss_bot.discord import words_for
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.links.link import Link, parse_link
from boss_bot.domain.members.wishes import Wishes
from boss_bot.settings import SettingsError
from boss_bot.sites import site_at


async def run_download(url: str, to: Path, wishes: Wishes) -> int:
    """Fetch one link into a folder; return the exit code."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        settings = read(token_needed=False).settings
    except SettingsError as error:
        errors.print(str(error), markup=False)
        return SETTINGS
    site = ""
    try:
        link = parse_link(url, exempt=settings.allowed_addresses)
        site, fetch = _site(link), Fetch(settings, link, to, wishes.parse())
        with Progress(
            TextColumn("{task.description}"), BarColumn(), DownloadColumn(binary_units=True), TransferSpeedColumn(),
            TimeRemainingColumn(), console=errors, transient=True,
        ) as bar:  # fmt: skip
            files = await fetch.run(bar)
    except BossBotError as error:
        words = words_for(error, site=site)
        errors.print(f"{words.title}. {words.cause} {words.next_step} ({error.code})", markup=False)
        return FAILED
    except OSError as error:
        errors.print(f"Writing into {to} did not work: {error.strerror}.", markup=False)
        return FAILED
    if fetch.anew:
        errors.print("This source cannot be resumed, so the file started over.", markup=False)
    if fetch.skipped:
        hint = f" For those alone: --items {fetch.missing}" if fetch.missing else ""
        errors.print(f"Not all of it could be fetched: {fetch.skipped} left out.{hint}", markup=False)
    for path in files:
        print(path)
    return OK


def _site(link: Link) -> str:
    """Return how people call the site; a host that passed the text gate is safe to show."""
    known = site_at(link.host)
    return known.title if known else link.host
