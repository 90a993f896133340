"""What ffmpeg says while it encodes, as how far the work is."""

import time

import attrs

from boss_bot.domain.content.progress import Hear, Progress


@attrs.define
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
    _started: float = attrs.field(factory=time.monotonic)
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
        spent = time.monotonic() - self._started
        if self.tell:
            await self.tell(Progress(done, self.size, done / spent if spent else None))
