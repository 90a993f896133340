"""The question which version of a video a member wants, as a job keeps it."""

import attrs

from boss_bot.domain.content.encoding import PACE
from boss_bot.domain.content.offers import AUDIO, CLIP, Cost, Offer, Way
from boss_bot.domain.content.options import Options


@attrs.frozen
class Question:
    """What was offered, and what was chosen.

    Attributes:
        offers: The versions, the best first.
        length: Seconds of the whole video, None when unknown.
        asked: Whether it was put to the member; until then it is only what the site offers.
        chosen: Key of what the member took; empty while they have not chosen.
        came: Bytes that came of the version that was taken, for measuring the promise.
        pace: Seconds that a unit of an encode's work takes, as it was known when the member was asked.
    """

    offers: tuple[Offer, ...] = ()
    length: float | None = None
    asked: bool = False
    chosen: str = ""
    came: int | None = None
    pace: float = PACE

    @property
    def open(self) -> bool:
        """Whether the member is being asked."""
        return self.asked and not self.chosen

    def offer(self, key: str) -> Offer | None:
        """Return the offer with a key, None when there is none."""
        return next((offer for offer in self.offers if offer.key == key), None)

    def cost(self, offer: Offer, limit: int) -> Cost | None:
        """Say what an offer would cost; None when it cannot be made to fit."""
        return offer.cost(limit, self.length, self.pace)

    def default(self, options: Options, limit: int) -> Offer | None:
        """Return what is taken when the member does not choose: what they asked for, or else the least trouble."""
        if (asked := self.offer(options.quality.value)) and self.cost(asked, limit):
            return asked
        whole = [offer for offer in self.offers if offer.key not in (AUDIO, CLIP)]
        ways = {offer: self.cost(offer, limit) for offer in whole}
        for way in (Way.FITS, Way.COMPRESS, Way.PARTS):
            able = [offer for offer, cost in ways.items() if cost and cost.way is way]
            if able:
                best = [offer for offer in able if offer.lines <= _ENOUGH]
                return max(best, key=lambda offer: offer.lines) if best and way is not Way.PARTS else able[-1]
        return next(iter(self.offers), None)

    def wish(self, options: Options, limit: int) -> Options:
        """Return the options to fetch with, now that the member was asked."""
        offer = self.taken(options, limit)
        return offer.wish(options) if offer else options

    def taken(self, options: Options, limit: int) -> Offer | None:
        """Return the version that is fetched; None while nobody was asked, or when there is none."""
        return (self.offer(self.chosen) or self.default(options, limit)) if self.asked else None

    @property
    def off(self) -> float | None:
        """Return how far off the promised size was, as a share of what came; None when nothing can be said."""
        offer = self.offer(self.chosen)
        if not self.came or not offer or not offer.size or offer.key == CLIP:
            return None
        return abs(offer.size - self.came) / self.came


_ENOUGH = 720
"""Lines from which more are lost by an encode to a small size in any case."""
