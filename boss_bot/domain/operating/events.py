"""What happened in the last hour, as far as alerts ask for it. In memory: a restart begins anew."""

from collections import deque
from datetime import datetime, timedelta

import attrs

from boss_bot.domain.ports import Clock

_KEPT = timedelta(hours=1)
_MOST = 10_000

SUSPICIOUS = frozenset({"WrongFileTypeError", "HiddenContentError", "TooMuchMediaError"})
"""Errors of files that are not what they claim to be, or that are made to harm."""


@attrs.define
class Events:
    """Counts what happened, by kind and by what it was about."""

    clock: Clock
    _happened: deque[tuple[datetime, str, str]] = attrs.field(factory=lambda: deque(maxlen=_MOST), init=False)

    def note(self, kind: str, about: str = "") -> None:
        """Note that something happened just now."""
        self._happened.append((self.clock.now(), kind, about))

    def count(self, kind: str, *, within: timedelta = _KEPT) -> dict[str, int]:
        """Return how often something happened lately, by what it was about."""
        since, found = self.clock.now() - within, dict[str, int]()
        for at, what, about in self._happened:
            if what == kind and at >= since:
                found[about] = found.get(about, 0) + 1
        return found
