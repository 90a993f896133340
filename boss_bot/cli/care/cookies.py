"""``boss-bot cookies``: the operator's logins for sites. What is in a cookie is never printed."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from boss_bot.cli.care.lines import print_lines
from boss_bot.cli.care.told import CareError
from boss_bot.cli.exits import FAILED, OK
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.downloaders import CookieFile, cookie_report
from boss_bot.monitoring import Login, login_lines

_MOST_BYTES = 1 << 20


def run_import(folder: Path, site: str, source: Path, *, replace: bool) -> int:
    """Take a Netscape cookie file in for a site, private and only when the bot can use it."""
    target = _file(folder, site)
    if target.exists() and not replace:
        raise CareError(f"There are cookies for {site} already. Use --replace to put these in their place.")
    with source.open("rb") as opened:
        content = opened.read(_MOST_BYTES + 1)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as room:
        new = Path(room) / target.name
        new.touch(0o600)
        new.write_bytes(content)
        [found] = cookie_report(Path(room))
        if found.problem:
            raise CareError(f"These cookies cannot be used: the file {found.problem}.")
        if not found.cookies:
            raise CareError(f"There is no cookie for {site} in this file. Export it while you look at the site's page.")
        new.replace(target)
    print_lines(_lines([found]))
    return OK


def run_check(folder: Path) -> int:
    """Print a line for each site's cookies; 1 when some cannot be used."""
    lines = _lines(cookie_report(folder / "cookies"))
    if not lines:
        print("No cookies. boss-bot cookies import SITE FILE takes some in.")
    print_lines(lines)
    return FAILED if any(line.state is State.FAILED for line in lines) else OK


def run_remove(folder: Path, site: str) -> int:
    """Delete a site's cookies; downloads that run keep their copy to their end."""
    target = _file(folder, site)
    if not target.is_file():
        raise CareError(f"There are no cookies for {site}.")
    target.unlink()
    print(f"The cookies for {site} are deleted.")
    return OK


def _file(folder: Path, site: str) -> Path:
    if not site.isascii() or not site.isalnum():
        raise CareError("A site is named by its short name, for example twitter or youtube.")
    return folder / "cookies" / f"{site.lower()}.txt"


def _lines(files: list[CookieFile]) -> list[StatusLine]:
    logins = [Login(file.site, file.cookies, file.earliest_expiry, file.problem) for file in files]
    return login_lines(logins, datetime.now(UTC))
