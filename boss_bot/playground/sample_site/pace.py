"""How fast a response goes out: one knob for the site, one account for each response."""

import asyncio

LARGEST_CHUNK = 64 * 1024
"""Most bytes written at once."""

_CHUNKS_A_SECOND = 8  # small enough steps that a new speed is felt within an eighth of a second
_CATCH_UP_S = 0.05  # a late wake-up may be made good, a long wait (a held or slow client) may not


class Pace:
    """The speed that every response keeps to, settable while they run."""

    def __init__(self, speed: float | None = None) -> None:
        self._speed: float | None = None
        self.speed = speed

    @property
    def speed(self) -> float | None:
        """Bytes a second for each response; None for as fast as it goes.

        Raises:
            ValueError: on setting it to zero or less.
        """
        return self._speed

    @speed.setter
    def speed(self, speed: float | None) -> None:
        if speed is not None and not speed > 0:
            raise ValueError(f"speed must be more than 0 bytes a second, not {speed}")
        self._speed = speed


class Allowance:
    """A token bucket one chunk deep, for one response."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._speed: float | None = None
        self._due = 0.0

    def next_chunk(self) -> int:
        """Say how many bytes may be written now, at the speed of this moment."""
        self._speed = self._pace.speed
        if self._speed is None:
            return LARGEST_CHUNK
        return int(max(1, min(LARGEST_CHUNK, self._speed / _CHUNKS_A_SECOND)))

    async def spend(self, written: int) -> None:
        """Wait until `written` bytes are paid for, at the speed they were allowed at."""
        now = asyncio.get_running_loop().time()
        if self._speed is None:
            self._due = now
            await asyncio.sleep(0)  # a fast reader must not keep the loop to itself
            return
        self._due = max(self._due, now - _CATCH_UP_S) + written / self._speed
        await asyncio.sleep(max(0.0, self._due - now))
