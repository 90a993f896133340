"""When a card may be redrawn: progress at the operator's interval, a change of state almost at once.

Discord counts the edits of each interaction's token for itself, so each card finds its own pace: while its edits have
to wait for Discord, the next ones come less often.
"""

import math

import attrs

from boss_bot.discord.courier.taste import Face, face_of, interval_of, least_gap
from boss_bot.domain.jobs.look import Look

_DEBOUNCE = 0.3  # seconds: a job that is queued and starts in the same breath is drawn once
_LEAST_GAP = 1.2  # seconds between two edits: a token's budget is about five in five seconds (discordgo #1384)
_SLOW = 2.0  # seconds that an edit takes when it had to wait for its turn at Discord: hikari sits out every 429
_SLOWEST = 30.0  # seconds between two edits under pressure
_MOST_STEPS = 3
_CLEAN = 3  # edits without a wait, after which the pace goes up a step


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
    _stirred: bool = attrs.field(default=False, init=False)
    _steps: int = attrs.field(default=0, init=False)
    _clean: int = attrs.field(default=0, init=False)

    def heard(self, look: Look, now: float) -> None:
        """Note that there is a newer look."""
        if face_of(look) == self._drawn and not self._stirred:
            self._changed_at = None
        elif self._changed_at is None:
            self._changed_at = now

    def stir(self, now: float) -> None:
        """Note that something beside the look has changed, as a state would."""
        self._stirred = True
        self._changed_at = now if self._changed_at is None else self._changed_at

    def drawing(self) -> None:
        """Note that what is known now is drawn: what changes from now on is not in it."""
        self._changed_at, self._stirred = None, False

    def drew(self, look: Look, now: float) -> None:
        """Note that a look was drawn."""
        self._drawn, self._drawn_at = face_of(look), now

    def took(self, seconds: float) -> None:
        """Note how long Discord took for an edit: after a wait the card slows down a step, and comes back later."""
        if seconds > _SLOW:
            self._steps, self._clean = min(self._steps + 1, _MOST_STEPS), 0
        elif self._steps:
            self._clean += 1
            if self._clean == _CLEAN:
                self._steps, self._clean = self._steps - 1, 0

    def due(self, look: Look) -> float:
        """Return when a look may be drawn."""
        if look.job.state.over:
            return -math.inf
        if not self._stirred and face_of(look) == self._drawn:
            return self._drawn_at + self._slowed(interval_of(look, self.interval))
        gap, pause = max(min(_LEAST_GAP, self.interval), least_gap(look)), min(_DEBOUNCE, self.interval)
        changed = self._drawn_at if self._changed_at is None else self._changed_at
        return max(changed + pause, self._drawn_at + self._slowed(gap))

    def _slowed(self, seconds: float) -> float:
        """Return a time between two edits under the pressure that there is; no setting is made shorter by it."""
        return max(seconds, min(seconds * (1 << self._steps), _SLOWEST))
