"""How far a job is: the bytes of all its files, told at most four times a second."""

import time
from collections.abc import Callable

import attrs

from boss_bot.domain.content.progress import Progress

INTERVAL = 0.25
"""Seconds between two reports."""

_GAP = 2.0
"""Seconds after which a measurement of the speed says more about a pause than about the speed."""

_SMOOTHING = 0.4

_STANDSTILL = 1.0
"""Bytes a second below which there is no speed to speak of."""


@attrs.define
class Meter:
    """Adds up what the parts of a job have fetched.

    Attributes:
        publish: Takes the reports.
        parts: How many parts there will be, None while unknown.
        announced: Bytes of all parts together as the site says, None when it does not.
        files: How many files there will be, None while unknown.
        file: The file that is being fetched, from 1.
        clock: Seconds that never go back.
    """

    publish: Callable[[Progress], None]
    parts: int | None = None
    announced: int | None = None
    files: int | None = None
    file: int = 1
    clock: Callable[[], float] = time.monotonic
    _fetched: dict[str, tuple[int, int | None]] = attrs.field(factory=dict)
    _done: int = 0
    _told: tuple[float, int] | None = None
    _speed: float | None = None

    def at(self, part: str, done: int, total: int | None) -> None:
        """Note how much of a part has been fetched, and report it when it is time to."""
        self._fetched[part] = (done, total)
        # A site without ranges makes a tool begin again: what people see does not go back.
        self._done = max(self._done, sum(fetched for fetched, _ in self._fetched.values()))
        if self._told is None or self.clock() - self._told[0] >= INTERVAL:
            self._publish()

    def beat(self) -> None:
        """Report what was not told yet; called at even intervals, also while nothing arrives.

        Without it the bytes just before a source stalls would never be told, nor that it stalls.
        """
        if self._told is None or self.clock() - self._told[0] < INTERVAL:
            return
        if self._done != self._told[1] or self._speed:
            self._publish()

    def finish(self) -> None:
        """Report the end: everything that was to be fetched has been."""
        self.publish(Progress(self._done, self._done, self._speed, self.file, self.files))

    def _publish(self) -> None:
        self._measure(self.clock())
        self.publish(Progress(self._done, self._total(), self._speed, self.file, self.files))

    def _measure(self, now: float) -> None:
        """Bring the speed up to date."""
        if self._told is not None and now - self._told[0] <= _GAP:
            fresh = (self._done - self._told[1]) / (now - self._told[0])
            speed = fresh if self._speed is None else self._speed + _SMOOTHING * (fresh - self._speed)
            self._speed = speed if speed >= _STANDSTILL else None
        self._told = (now, self._done)

    def _total(self) -> int | None:
        """Return the bytes of the whole job, None while they cannot be told."""
        totals = [total for _, total in self._fetched.values()]
        known = [total for total in totals if total is not None]
        if len(known) == len(totals) == self.parts:
            return max(self._done, sum(known))
        return None if self.announced is None else max(self._done, self.announced)
