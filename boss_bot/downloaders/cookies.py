"""The operator's logins: one Netscape cookie file a site, ``<data>/cookies/<site>.txt``, for its owner's eyes alone.

A job gets a copy of the file of its own site, cut down to that site's domains, and no other. No cookie is ever logged,
put on a command line or into an environment, or written back.
"""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import attrs
from loguru import logger

from boss_bot.sites import SITES

_HTTP_ONLY = "#HttpOnly_"
_FIELDS = 7
_MAX_BYTES = 1 << 20
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class CookieFileError(Exception):
    """A cookie file that is not used. The message says why, without a word of what is in it."""


@attrs.frozen
class CookieFile:
    """What may be told of a cookie file.

    Attributes:
        site: The site's short name.
        cookies: How many cookies it has for the site's own domains.
        earliest_expiry: When the first of them ends (UTC), None when none says.
        problem: Why the file is not used, empty when it is.
    """

    site: str
    cookies: int = 0
    earliest_expiry: datetime | None = None
    problem: str = ""


def cookie_report(folder: Path) -> list[CookieFile]:
    """Look at every cookie file of a folder, in the order of their names."""
    return [_look(path) for path in sorted(folder.glob("*.txt"))]


def cookies_for(folder: Path, site: str) -> str:
    """Return the cookies of a site as a Netscape file's text, nothing when there are none that can be used."""
    path = folder / f"{site}.txt"
    if not path.is_symlink() and not path.exists():
        return ""
    try:
        lines = ["\t".join(fields) for fields in _cookies(path)]
    except CookieFileError as error:
        logger.warning("the cookies of {} are not used: the file {}", site, error)
        return ""
    return "\n".join(["# Netscape HTTP Cookie File", *lines, ""])


def _look(path: Path) -> CookieFile:
    try:
        found = list(_cookies(path))
    except CookieFileError as error:
        return CookieFile(path.stem, problem=str(error))
    ends = [int(fields[4]) for fields in found if fields[4].isascii() and fields[4].isdigit() and int(fields[4])]
    earliest = datetime.fromtimestamp(min(ends), UTC) if ends and min(ends) < 1 << 37 else None
    return CookieFile(path.stem, len(found), earliest)


def _cookies(path: Path) -> Iterator[list[str]]:
    """Yield the fields of each cookie that belongs to the site's own domains.

    Raises:
        CookieFileError: The site is none of ours, or the file is open to others, or none of ours to read.
    """
    domains = {domain for site in SITES if site.name == path.stem for domain in site.domains}
    if not domains:
        raise CookieFileError("is named after no known site")
    for line in _read(path).splitlines():
        fields = line.removeprefix(_HTTP_ONLY).split("\t")
        if (line.startswith("#") and not line.startswith(_HTTP_ONLY)) or len(fields) != _FIELDS:
            continue
        host = fields[0].removeprefix(".").lower()
        if any(host == domain or host.endswith("." + domain) for domain in domains):
            yield fields


def _read(path: Path) -> str:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise CookieFileError("cannot be opened") from error
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MAX_BYTES:
            raise CookieFileError("is no plain file of at most 1 MiB")
        if found.st_uid != os.geteuid() or found.st_mode & _OTHERS:
            raise CookieFileError("must belong to the bot's user and have mode 0600")
        with open(handle, encoding="utf-8", closefd=False) as file:  # it is open already
            return file.read()
    except UnicodeDecodeError as error:
        raise CookieFileError("is no text") from error
    finally:
        os.close(handle)
