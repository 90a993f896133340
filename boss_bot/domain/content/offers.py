"""What a site offers of one video, what each version would cost, and the question to the member that comes of it."""

import math
from enum import StrEnum

import attrs

from boss_bot.domain.content.encoding import FULL, PACE, is_worth_it, work_to_fit
from boss_bot.domain.content.options import MediaWanted, Options, Quality
from boss_bot.domain.errors.failures import JobError

AUDIO, CLIP = "audio", "clip"
"""Keys of the offers that are no whole video."""

_MOST_PARTS = 10
_SHORTEST = 5
"""Seconds under which a beginning is of no use."""


@attrs.define
class ChoiceNeededError(JobError):
    """No version of the quality that was asked for fits; nothing was fetched, and the member has to choose."""

    code = "SIZE-1"
    permanent = False


class Way(StrEnum):
    """How an offer comes to fit."""

    FITS = "fits"
    COMPRESS = "compress"
    PARTS = "parts"
    UNKNOWN = "unknown"


@attrs.frozen
class Cost:
    """What an offer would cost: ``seconds`` of work, or a number of ``parts``."""

    way: Way
    seconds: float = 0.0
    parts: int = 1


@attrs.frozen
class Offer:
    """One version of a video.

    Attributes:
        key: A `Quality`, ``audio`` or ``clip``.
        lines: Height of the picture when it lies on its long side; 0 for sound, or when unknown.
        size: Bytes, by what the site says; None when it says nothing.
        seconds: How long it is when it is only the beginning.
        rate: Pictures a second, by what the site says; 0 when it says nothing.
    """

    key: str
    lines: int = 0
    size: int | None = None
    seconds: float | None = None
    rate: float = 0.0

    def cost(self, limit: int, length: float | None, pace: float = PACE) -> Cost | None:
        """Say what it would cost to make it fit; None when it cannot be made to.

        Args:
            limit: Bytes that a file may have.
            length: Seconds of the whole video, None when unknown.
            pace: Seconds that a unit of an encode's work takes.
        """
        if self.size is None:
            return Cost(Way.UNKNOWN)
        if self.size <= limit:
            return Cost(Way.FITS)
        if length and is_worth_it(limit, length, picture=self.key != AUDIO):
            return Cost(Way.COMPRESS, pace * work_to_fit(self.lines, self.rate, length, limit))
        parts = math.ceil(self.size / (FULL * limit))
        return Cost(Way.PARTS, parts=parts) if parts <= _MOST_PARTS else None

    def wish(self, options: Options) -> Options:
        """Return the options that ask for it."""
        if self.key == AUDIO:
            return attrs.evolve(options, media=MediaWanted.AUDIO, quality=Quality.FITS)
        if self.key == CLIP:
            quality = Quality.P720 if self.lines >= 720 else Quality.P480
            return attrs.evolve(options, quality=quality, start=0.0, end=self.seconds)
        return attrs.evolve(options, quality=Quality(self.key))


def clip_of(offers: tuple[Offer, ...], limit: int, length: float | None) -> Offer | None:
    """Return the offer of a beginning that fits, of the best version up to 720 lines; None when it would be no use."""
    known = [offer for offer in offers if offer.size and offer.key != AUDIO and 0 < offer.lines <= 720]
    best = max(known, key=lambda offer: offer.lines, default=None)
    if best is None or not length or not best.size:
        return None
    seconds = math.floor(length * FULL * limit / best.size)
    return Offer(CLIP, best.lines, int(FULL * limit), float(seconds)) if _SHORTEST <= seconds < length else None
