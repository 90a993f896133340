"""The commands for the operator's daily work: downloads, cookies, drain, reload."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from boss_bot.cli.commands.cared import cared

jobs = App(
    name="jobs", help="Look at downloads, cancel them, try them again; while the bot runs and while it does not."
)
cookies = App(name="cookies", help="Take logins for sites in, look at them, delete them.")
Number = Annotated[str, Parameter(help="The download's number, as on its card.")]


@jobs.command(name="list")
def jobs_list(
    *, failed: Annotated[bool, Parameter(help="Those that failed, the newest 200.", negative="")] = False
) -> int:
    """Print a row for each download that waits, runs or is paused."""
    from boss_bot.cli.care.jobs import list_jobs

    return cared(lambda folder: list_jobs(folder, failed=failed))


@jobs.command(name="show")
def jobs_show(job: Number) -> int:
    """Print what there is to know of one download."""
    from boss_bot.cli.care.jobs import show_job

    return cared(lambda folder: show_job(folder, job))


@jobs.command(name="cancel")
def jobs_cancel(job: Number) -> int:
    """End a download for good; the member's card says so."""
    from boss_bot.cli.care.jobs import act_on_job

    return cared(lambda folder: act_on_job(folder, "cancel", job))


@jobs.command(name="retry")
def jobs_retry(job: Number) -> int:
    """Try a failed download again."""
    from boss_bot.cli.care.jobs import act_on_job

    return cared(lambda folder: act_on_job(folder, "retry", job))


@cookies.command(name="import")
def cookies_import(
    site: Annotated[str, Parameter(help="The site's short name, for example twitter.")],
    file: Annotated[Path, Parameter(help="A Netscape cookie file.")],
    *,
    replace: Annotated[bool, Parameter(help="Put it in the place of the one there is.", negative="")] = False,
) -> int:
    """Take a cookie file in for a site."""
    from boss_bot.cli.care.cookies import run_import

    return cared(lambda folder: run_import(folder, site, file, replace=replace))


@cookies.command(name="check")
def cookies_check() -> int:
    """Say of each site's cookies how many there are and when they end."""
    from boss_bot.cli.care.cookies import run_check

    return cared(run_check)


@cookies.command(name="remove")
def cookies_remove(site: Annotated[str, Parameter(help="The site's short name.")]) -> int:
    """Delete a site's cookies."""
    from boss_bot.cli.care.cookies import run_remove

    return cared(lambda folder: run_remove(folder, site))


def drain(
    *,
    off: Annotated[bool, Parameter(help="Take downloads again.", negative="")] = False,
    stop: Annotated[bool, Parameter(help="End the bot when nothing runs any more.", negative="")] = False,
) -> int:
    """Let the running bot take nothing new, and wait until nothing runs."""
    from boss_bot.cli.care.drain import run_drain

    return cared(lambda folder: run_drain(folder, off=off, stop=stop))


def reload() -> int:
    """Let the running bot read its settings anew, and say what waits for a restart."""
    from boss_bot.cli.care.drain import run_reload

    return cared(run_reload)


JOB_COMMANDS = (jobs, cookies, drain, reload)
