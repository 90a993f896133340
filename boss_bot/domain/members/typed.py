"""Items and moments as they are typed."""

import re

from boss_bot.domain.content.options import ranges
from boss_bot.domain.errors.refusals import InvalidOptionError

_PART = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?", re.ASCII)
_MAX_PARTS = 20
_MOMENT = re.compile(r"(?:(?:([0-9]{1,2}):)?([0-9]{1,3}):)?([0-9]{1,5})(\.[0-9]{1,3})?", re.ASCII)
_SIXTY = 60


def parse_items(text: str) -> str:
    """Return a choice of items, as ``1-4,7``, in its one canonical form: without blanks; empty for all.

    Raises:
        InvalidOptionError: It is no list of numbers and ranges from 1 to 999.
    """
    parts = text.replace(" ", "").split(",") if text.strip() else []
    shapes = [_PART.fullmatch(part) for part in parts]
    if len(parts) > _MAX_PARTS or not all(shapes):
        raise InvalidOptionError("items")
    chosen = ",".join(parts)
    if any(not 1 <= first <= last for first, last in ranges(chosen)):
        raise InvalidOptionError("items")
    return chosen


def parse_moment(text: str, option: str) -> float | None:
    """Return a moment of a recording, written as ``90``, ``1:30`` or ``1:02:03``, in seconds; None for no text.

    Raises:
        InvalidOptionError: It is no such moment; names ``option``.
    """
    if not text.strip():
        return None
    shape = _MOMENT.fullmatch(text.strip())
    if shape is None:
        raise InvalidOptionError(option)
    hours, minutes, seconds = (int(part) if part else 0 for part in shape.groups()[:3])
    if (shape[2] and seconds >= _SIXTY) or (shape[1] and minutes >= _SIXTY):
        raise InvalidOptionError(option)
    return hours * 3600 + minutes * 60 + seconds + float(shape[4] or 0)
