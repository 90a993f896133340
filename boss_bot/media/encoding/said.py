"""What ffmpeg says while it encodes, as how far the work is."""

import time

import attrs

from boss_bot.domain.content.progress import Hear, Progress

_SILENCE = 5.0
"""Seconds without a word after which the speed is measured anew: ffmpeg speaks twice a second unless it is held."""


@attrs.define(eq=False, repr=False)
class Said:
    """Turns ffmpeg's ``-progress`` lines into how far an encode is.

    Attributes:
        size: Bytes that are aimed at.
        seconds: How long the result will be.
        tell: Told in bytes, estimated from the share of the time that is done.
    """

    size: int
    seconds: float
    tell: Hear | None
    _since: tuple[float, int] = attrs.field(factory=lambda: (time.monotonic(), 0))
    _heard: float = attrs.field(factory=time.monotonic)
    _rest: bytes = b""

    async def hear(self, piece: bytes) -> None:
        """Take in a piece of the output."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            name, _, value = line.partition(b"=")
            if name == b"out_time_us" and value.strip().isdigit() and self.seconds:
                share = min(1.0, int(value) / 1e6 / self.seconds)
                await self._say(int(share * self.size))

    async def _say(self, done: int) -> None:
        now = time.monotonic()
        if now - self._heard > _SILENCE:
            self._since = now, done
        self._heard = now
        spent, made = now - self._since[0], done - self._since[1]
        if self.tell:
            await self.tell(Progress(done, self.size, made / spent if spent and made else None))
