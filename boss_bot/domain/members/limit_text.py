"""Limits as they are written by people: ``at_once=3, file_mb=100, day_jobs=none, top_priority=high``."""

import re
from collections.abc import Mapping

from boss_bot.domain.members.levels import MEGABYTE
from boss_bot.domain.members.priority import Priority

NAMES: Mapping[str, tuple[str, int]] = {
    "at_once": ("at_once", 1),
    "waiting": ("waiting", 1),
    "file_mb": ("file_bytes", 2**20),
    "day_jobs": ("day_jobs", 1),
    "day_mb": ("day_bytes", MEGABYTE),
    "top_priority": ("top_priority", 1),
}
"""The written names, what they are called in an `Allowance`, and what one of them is there."""

_MOST = 10**6
_PART = re.compile(r"([a-z_]+)\s*=\s*([a-z]+|[0-9]{1,7})", re.ASCII)
_LEAST = {"at_once": 1, "file_mb": 1}


def parse_limits(text: str) -> dict[str, int | None]:
    """Read limits by the names of an `Allowance`'s attributes; ``none`` takes a limit away.

    Raises:
        ValueError: They make no sense; the text is the end of a sentence that says how they are written.
    """
    found: dict[str, int | None] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        shape = _PART.fullmatch(part.lower())
        if shape is None or shape[1] not in NAMES:
            raise ValueError(f"has a part that is none of {', '.join(f'{name}=…' for name in NAMES)}")
        name, unit = NAMES[shape[1]]
        found[name] = _value(shape[1], shape[2], unit)
    return found


def _value(written: str, text: str, unit: int) -> int | None:
    if written == "top_priority":
        if text.upper() not in Priority.__members__:
            raise ValueError("has a top_priority that is none of low, normal, high")
        return int(Priority[text.upper()])
    if text == "none" and written not in _LEAST:
        return None
    if not text.isdigit() or not _LEAST.get(written, 0) <= int(text) <= _MOST:
        raise ValueError(f"has a {written} that is no whole number from {_LEAST.get(written, 0)} to {_MOST}")
    return int(text) * unit


def limits_text(limits: Mapping[str, int | None]) -> str:
    """Write limits as `parse_limits` reads them."""
    written = []
    for name, (attribute, unit) in NAMES.items():
        if attribute in limits:
            value = limits[attribute]
            if name == "top_priority":
                shown = Priority(value or 0).name.lower()
            else:
                shown = "none" if value is None else str(value // unit)
            written.append(f"{name}={shown}")
    return ", ".join(written)
