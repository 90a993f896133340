"""Options as they are typed: words in, `Options` out, or a refusal that names what is wrong."""

import re
from enum import StrEnum
from typing import TypeVar

import attrs

from boss_bot.domain.content.options import MediaWanted, Options, Quality, Scope, ranges
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.priority import Priority

_E = TypeVar("_E", bound=StrEnum)
_PART = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?", re.ASCII)
_MAX_PARTS = 20
_MOMENT = re.compile(r"(?:(?:([0-9]{1,2}):)?([0-9]{1,3}):)?([0-9]{1,5})(\.[0-9]{1,3})?", re.ASCII)
_SIXTY = 60
_NO_PREFERENCES = Preferences()


@attrs.frozen
class Wishes:
    """What a person typed or chose; an empty text is no wish. Hostile until it is parsed."""

    media: str = ""
    quality: str = ""
    items: str = ""
    start: str = ""
    end: str = ""
    scope: str = ""
    visibility: str = ""
    priority: str = ""
    text: bool = False
    spoiler: bool = False

    def shown_to(self, own: Preferences = _NO_PREFERENCES) -> Visibility:
        """Return who is to see the result; ``own`` is what the member has set, which counts where nothing is wished.

        Raises:
            InvalidOptionError: There is no such choice.
        """
        return _one_of(Visibility, self.visibility or own.visibility, "visibility")

    def urgency(self) -> Priority | None:
        """Return how urgent it is; None for what the member has set for themselves.

        Raises:
            InvalidOptionError: There is no such choice.
        """
        try:
            return Priority[self.priority.strip().upper()] if self.priority.strip() else None
        except KeyError as error:
            raise InvalidOptionError("priority") from error

    def parse(self, own: Preferences = _NO_PREFERENCES) -> Options:
        """Return the options.

        Args:
            own: What the member has set for themselves: it counts where nothing is wished.

        Raises:
            InvalidOptionError: One of them cannot be understood; it names the first.
        """
        start, end = parse_moment(self.start, "start"), parse_moment(self.end, "end")
        if end is not None and end <= (start or 0):
            raise InvalidOptionError("end")
        return Options(
            media=_one_of(MediaWanted, self.media, "media"),
            quality=_one_of(Quality, self.quality or own.quality, "quality"),
            items=parse_items(self.items or own.items),
            start=start,
            end=end,
            scope=_one_of(Scope, self.scope, "scope"),
            text=self.text,
            spoiler=self.spoiler,
        )


def _one_of(kind: type[_E], text: str, option: str) -> _E:
    """Return the member of that name, the first one for no text."""
    try:
        return kind(text.strip().lower()) if text.strip() else next(iter(kind))
    except ValueError as error:
        raise InvalidOptionError(option) from error


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
