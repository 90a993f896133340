"""What an encode to a size is like: the rate that a limit leaves, the picture that the rate is worth, and its work."""

FULL = 0.97
"""Share of the limit that an encode aims at: the rest is for the container, and for an encoder that is not exact."""

FLOOR = 150_000
"""Bits a second under which a moving picture is not worth looking at."""

SOUND_FLOOR = 32_000
"""The same for what has no picture."""

PACE = 0.0012
"""Seconds that a unit of work takes until encodes of this machine were measured: two cores of a small server."""

_SOUNDS = ((1_500_000, 128_000), (500_000, 96_000), (0, 48_000))
_HEIGHTS = ((2_500_000, 1080), (1_000_000, 720), (450_000, 480), (250_000, 360), (0, 240))
_ENCODED = 6
"""What a pixel costs that is encoded, beside one that is decoded and scaled: measured with x264 veryfast."""

_USUAL_RATE = 30.0
_WIDE = 16 / 9


def rate_for(limit: int, seconds: float) -> int:
    """Return the bits a second that a limit in bytes leaves picture and sound."""
    return int(FULL * 8 * limit / max(seconds, 0.1))


def sound_for(rate: int) -> int:
    """Return the bits a second of the sound, of those of both."""
    return next(bits for least, bits in _SOUNDS if rate >= least)


def is_worth_it(limit: int, seconds: float, *, picture: bool = True) -> bool:
    """Say whether a picture of that length with its sound, or the sound alone, would be worth having under a limit."""
    rate = rate_for(limit, seconds)
    return rate - sound_for(rate) >= FLOOR if picture else rate >= SOUND_FLOOR


def height_for(rate: int) -> int:
    """Return how high a picture may be that has so many bits a second."""
    return next((height for least, height in _HEIGHTS if rate >= least), _HEIGHTS[-1][1])


def work_of(frames: float, source: float, picture: float) -> float:
    """Return the work of an encode, in units that take about the same time on one machine.

    Args:
        frames: How many pictures there are.
        source: Pixels of one as it is.
        picture: Pixels of one as it will be.
    """
    return frames * (source + _ENCODED * picture) / 1e6


def work_to_fit(lines: int, rate: float, seconds: float, limit: int) -> float:
    """Estimate the work from what is known before a download.

    Args:
        lines: Height of the picture when it lies on its long side; 0 for sound, which is hardly any work.
        rate: Pictures a second, 0 when unknown.
        seconds: How long it is.
        limit: Bytes that it may have.
    """
    bits = rate_for(limit, seconds)
    height = min(lines, height_for(bits - sound_for(bits)))
    return work_of((rate or _USUAL_RATE) * seconds, _WIDE * lines**2, _WIDE * height**2)
