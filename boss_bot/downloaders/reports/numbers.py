"""Numbers and offers in what a job's process says: it may be hostile, so nothing is believed."""

import math

from boss_bot.domain.content.offers import AUDIO, CLIP, Offer
from boss_bot.domain.content.options import Quality

_MAX_NUMBER = 1 << 53
_KEYS = frozenset({AUDIO, CLIP, *Quality})
_MOST_OFFERS = 10
_MOST_PICTURES = 240.0
"""Pictures a second that are believed."""


def offers_of(value: object) -> tuple[Offer, ...]:
    """Read the versions of a video.

    Raises:
        ValueError: There are too many, or one of a name that is none of ours.
        TypeError: They are something else.
    """
    if not isinstance(value, list) or len(value) > _MOST_OFFERS:
        raise ValueError("no offers")
    return tuple(_offer(one) for one in value)


def _offer(one: object) -> Offer:
    if not isinstance(one, dict) or one.get("key") not in _KEYS:
        raise ValueError("no offer")
    return Offer(
        str(one["key"]),
        a_whole_number(one["lines"]) or 0,
        a_whole_number(one["size"]),
        a_number(one["seconds"]),
        min(a_number(one["rate"]) or 0.0, _MOST_PICTURES),
    )


def a_number(value: object) -> float | None:
    """Return a finite number from zero, or None.

    Raises:
        TypeError: It is something else.
        ValueError: It is no such number.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("no number")
    if not math.isfinite(value) or not 0 <= value <= _MAX_NUMBER:
        raise ValueError("no such number")
    return value


def a_whole_number(value: object) -> int | None:
    """Return a whole number from zero, or None. Raises as `a_number`."""
    number = a_number(value)
    if isinstance(number, float):
        raise TypeError("no whole number")
    return number
