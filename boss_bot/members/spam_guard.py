"""Holds members back who do too much at once: so many acts in a window of time that slides along."""

from collections import deque
from datetime import datetime, timedelta

import attrs

from boss_bot.domain.members.denials import TooFastError

_WINDOW = timedelta(seconds=60)
_SWEEP = 1000  # members in memory at which those who have rested are forgotten


@attrs.define
class SpamGuard:
    """Counts the acts of each member in memory: a restart takes about as long as the window lasts.

    Acts that are refused do not count, so nobody is held back for longer than a window.

    Attributes:
        most: Acts of one member in a minute.
    """

    most: int
    _acts: dict[int, deque[datetime]] = attrs.field(factory=dict, init=False)

    def pass_by(self, member: int, now: datetime) -> None:
        """Count an act.

        Raises:
            TooFastError: It is one too many; it says when the next one passes.
        """
        acts = self._acts.setdefault(member, deque())
        while acts and acts[0] <= now - _WINDOW:
            acts.popleft()
        if len(acts) >= self.most:
            raise TooFastError(until=(acts[0] + _WINDOW).timestamp())
        acts.append(now)
        if len(self._acts) > _SWEEP:
            self._forget(now)

    def _forget(self, now: datetime) -> None:
        for member in [member for member, acts in self._acts.items() if not acts or acts[-1] <= now - _WINDOW]:
            del self._acts[member]
