"""Texts of settings: read from files, made of TOML values, and compared with what was meant."""

import difflib
from collections.abc import Iterable
from pathlib import Path

_MOST_BYTES = 1 << 20


def in_file(path: Path) -> str:
    """Return what is in a file of at most 1 MiB.

    Raises:
        OSError: It cannot be read.
        UnicodeDecodeError: It is no text.
    """
    with path.open("rb") as opened:
        return opened.read(_MOST_BYTES).decode("utf-8")


def text_of(value: object) -> str | None:
    """Return a TOML value as the environment would have it, None when it has no such form."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ",".join(value)
    return str(value) if isinstance(value, str | int | float) else None


def near(name: str, names: Iterable[str]) -> str:
    """Return a sentence that names what was probably meant, nothing when there is no such name."""
    close = difflib.get_close_matches(name, names, 1)
    return f" Did you mean {close[0]}?" if close else ""
