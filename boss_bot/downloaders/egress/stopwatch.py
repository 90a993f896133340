"""A clock of a job's active time: it stands while the job is paused."""

import time
from collections.abc import Callable

import attrs


@attrs.define(eq=False, repr=False)
class Stopwatch:
    """Runs from the moment at which it is made.

    Attributes:
        clock: Seconds that never go back.
    """

    clock: Callable[[], float] = time.monotonic
    _before: float = 0.0
    _since: float | None = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._since = self.clock()

    @property
    def seconds(self) -> float:
        """Seconds that it has run, pauses not counted."""
        return self._before + (0.0 if self._since is None else self.clock() - self._since)

    def stop(self) -> None:
        """Let it stand; harmless when it does."""
        self._before, self._since = self.seconds, None

    def go(self) -> None:
        """Let it run on; harmless when it does."""
        if self._since is None:
            self._since = self.clock()
