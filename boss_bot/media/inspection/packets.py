"""ffmpeg's list of packets (its ``framecrc`` format), line by line: what a file really holds, not what it claims."""

import re

import attrs

from boss_bot.domain.errors.faults import TooMuchMediaError
from boss_bot.media.limits import MediaLimits

_ABOUT = re.compile(rb"#(tb|media_type|codec_id|dimensions) (\d+): (.+)")
_PACKET = re.compile(rb"(\d+), *(-?\d+), *(-?\d+), *(\d+), *(\d+), 0x[0-9a-f]+(?:, F=0x([0-9A-F]+))?")
_KEY = 1
"""Bit of a packet's flags: it can be decoded without those before it. Nothing but this bit is not printed."""
_LONGEST_LINE = 1 << 16
_GRAIN = 1.0
_NEGATIVE = 1 << 31
"""ffmpeg prints a negative duration (the end of an Opus sound that is to be cut) as a number over this."""


@attrs.define
class Stream:
    """One stream of a file. Times in seconds.

    Attributes:
        media: ``video``, ``audio``, ``subtitle``, ``data`` or ``attachment``.
        codec: As ffmpeg names it.
        size: Width and height; zeros for what is no picture.
        packets: How many packets it has.
        bytes: How many bytes these have together.
        ends: The end of its last packet.
        keys: Where it could be cut: the time of a key packet, and the bytes of all streams before it.
    """

    media: str = ""
    codec: str = ""
    size: tuple[int, int] = (0, 0)
    packets: int = 0
    bytes: int = 0
    ends: float = 0.0
    keys: list[tuple[float, int]] = attrs.field(factory=list, repr=False)
    _tick: float = 0.0

    def tell(self, about: str, value: str) -> None:
        """Take in one line of the head."""
        if about == "media_type":
            self.media = value
        elif about == "codec_id":
            self.codec = value
        else:
            left, _, right = value.replace("/", "x").partition("x")
            if about == "tb":
                self._tick = int(left) / max(1, int(right))
            else:
                self.size = (int(left), int(right))

    def count(self, pts: int, duration: int, size: int) -> None:
        """Take in one packet."""
        self.packets += 1
        self.bytes += size
        self.ends = max(self.ends, (pts + duration) * self._tick)

    def could_cut(self, pts: int, before: int) -> None:
        """Note a key packet, at most one a second: a sound has nothing else."""
        at = pts * self._tick
        if not self.keys or at >= self.keys[-1][0] + _GRAIN:
            self.keys.append((at, before))


@attrs.define(eq=False, repr=False)
class Packets:
    """Takes ffmpeg's output piece by piece, and stops at the first thing that is too much."""

    limits: MediaLimits
    streams: dict[int, Stream] = attrs.field(factory=dict)
    _rest: bytes = b""
    _count: int = 0
    _bytes: int = 0

    async def hear(self, piece: bytes) -> None:
        """Read on.

        Raises:
            TooMuchMediaError: Over a limit.
        """
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            self._line(line)
        self._rest = self._rest[-_LONGEST_LINE:]

    def _line(self, line: bytes) -> None:
        if packet := _PACKET.match(line):
            number, _, pts, duration, size = map(int, packet.groups()[:5])
            stream = self.streams.setdefault(number, Stream())
            stream.count(pts, duration if duration < _NEGATIVE else 0, size)
            if packet[6] is None or int(packet[6], 16) & _KEY:
                stream.could_cut(pts, self._bytes)
            self._count += 1
            self._bytes += size
            if self._count > self.limits.packets:
                raise TooMuchMediaError("packets", self._count, self.limits.packets)
            if stream.ends > self.limits.seconds:
                raise TooMuchMediaError("seconds", stream.ends, self.limits.seconds)
        elif about := _ABOUT.match(line):
            stream = self.streams.setdefault(int(about[2]), Stream())
            stream.tell(about[1].decode(), about[3].decode("ascii", "replace"))
            pixels = stream.size[0] * stream.size[1]
            if pixels > self.limits.pixels:
                raise TooMuchMediaError("pixels", pixels, self.limits.pixels)
