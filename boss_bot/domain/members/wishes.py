"""Options as they are typed: words in, `Options` out, or a refusal that names what is wrong."""

from enum import StrEnum
from typing import TypeVar

import attrs

from boss_bot.domain.content.options import MediaWanted, Options, Quality, Scope
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.typed import parse_items, parse_moment

_E = TypeVar("_E", bound=StrEnum)
IN_PUBLIC = "public"
"""The visibility of a result that all see, and of its progress."""
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
        if self.in_public:
            return Visibility.POST
        return _one_of(Visibility, self.visibility or own.visibility, "visibility")

    @property
    def in_public(self) -> bool:
        """Whether all are to see the progress too, on the card itself."""
        return self.visibility.strip().lower() == IN_PUBLIC

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
