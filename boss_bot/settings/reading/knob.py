"""How a setting's text is read: one reader a kind, each of which raises ``ValueError`` with the end of a sentence."""

import re
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import attrs

from boss_bot.domain.members.limit_text import parse_limits

_T = TypeVar("_T")

_TOKEN = re.compile(r"[\w-]{10,}\.[\w-]{1,}\.[\w-]{1,}", re.ASCII)
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.ASCII)
ADDRESS = re.compile(r"(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):[0-9]{1,5}", re.ASCII)


def knob(
    name: str,
    meaning: str,
    read: Callable[[str], _T],
    example: str,
    default: Any = attrs.NOTHING,
    *,
    secret: bool = False,
    live: bool = False,
) -> _T:
    """Return a field of the settings.

    Args:
        name: Its name in the environment.
        meaning: What it is for, as the reference page has it (Markdown, links as from ``docs/``).
        read: Reads its text.
        example: A text that it takes.
        default: What holds when it is not given; none for a knob that has to be set.
        secret: Whether it is never shown, and may be given by a file.
        live: Whether a change takes hold by a reload, without a restart.
    """
    about = {"env": name, "meaning": meaning, "read": read, "example": example, "live": live}
    found: _T = attrs.field(default=default, repr=not secret, metadata=about)
    return found


def token(text: str) -> str:
    """Read a bot's token."""
    if not _TOKEN.fullmatch(text):
        raise ValueError("does not look like a bot token (three parts joined by dots)")
    return text


def web_address(text: str) -> str:
    """Read an http address."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("is no http address")
    return text.rstrip("/")


def number(text: str, least: int = 0) -> int:
    """Read a whole number."""
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise ValueError(f"is no whole number from {least}")
    return int(text)


def count(text: str) -> int:
    """Read a whole number from 1."""
    return number(text, 1)


def seconds(text: str) -> float:
    """Read a number of seconds."""
    value = float(text) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text, re.ASCII) else 0.0
    if value <= 0:
        raise ValueError("is no number of seconds above 0")
    return value


def amount(text: str) -> float:
    """Read a number above 0."""
    try:
        return seconds(text)
    except ValueError as error:
        raise ValueError("is no number above 0") from error


def server_ids(text: str) -> frozenset[int]:
    """Read Discord ids of servers, separated by commas."""
    try:
        return frozenset(number(part.strip(), 1) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise ValueError("is no list of server ids, separated by commas") from error


def list_of(shape: re.Pattern[str], what: str) -> Callable[[str], frozenset[str]]:
    """Return a reader of lists, separated by commas, of what has a shape."""

    def read(text: str) -> frozenset[str]:
        found = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
        if not all(shape.fullmatch(part) for part in found):
            raise ValueError(f"is no list of {what}, separated by commas")
        return frozenset(part.replace("[", "").replace("]", "") for part in found)

    return read


def limits(text: str) -> frozenset[tuple[str, int | None]]:
    """Read the limits of a level."""
    return frozenset(parse_limits(text).items())


def proxy(text: str) -> str:
    """Read the address of an http proxy."""
    if not re.fullmatch(r"http://(?:[^\s/?#@]+@)?(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):[0-9]{1,5}/?", text, re.ASCII):
        raise ValueError("is no http://host:port")
    return text
