"""When a card may be redrawn: progress at the operator's interval, a change of state almost at once."""

import math

import attrs

from boss_bot.discord.courier.taste import Face, face_of, interval_of
from boss_bot.domain.jobs.look import Look

_DEBOUNCE = 0.3  # seconds: a job that is queued and starts in the same breath is drawn once
_LEAST_GAP = 1.2  # seconds between two edits: a token's budget is about five in five seconds (discordgo #1384)


@attrs.define
class Pace:
    """Times of the event loop, in seconds.

    Attributes:
        interval: Between two edits in which only the progress changed.
    """

    interval: float
    _drawn: Face | None = attrs.field(default=None, init=False)
    _drawn_at: float = attrs.field(default=-math.inf, init=False)
    _changed_at: float | None = attrs.field(default=None, init=False)

    def heard(self, look: Look, now: float) -> None:
        """Note that there is a newer look."""
        if face_of(look) == self._drawn:
            self._changed_at = None
        elif self._changed_at is None:
            self._changed_at = now

    def drew(self, look: Look, now: float) -> None:
        """Note that a look was drawn."""
        self._drawn, self._drawn_at, self._changed_at = face_of(look), now, None

    def due(self, look: Look) -> float:
        """Return when a look may be drawn."""
        if look.job.state.over:
            return -math.inf
        if self._changed_at is None:
            return self._drawn_at + interval_of(look, self.interval)
        gap, pause = min(_LEAST_GAP, self.interval), min(_DEBOUNCE, self.interval)
        return max(self._changed_at + pause, self._drawn_at + gap)
