"""A version on trial: when a site that worked fails under it, the version before had better come back."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

import attrs

_LEAST = 6
_BAD, _WAS_GOOD = 0.5, 0.25
_LASTS = timedelta(hours=1)


@attrs.frozen
class Ends:
    """What became of downloads in a time, by site.

    Attributes:
        well: How many ended well.
        broken: How many times a tool did not understand the site.
    """

    well: Mapping[str, int] = attrs.field(factory=dict)
    broken: Mapping[str, int] = attrs.field(factory=dict)

    def plus(self, more: "Ends") -> "Ends":
        """Return these and those of another time together."""
        return Ends(Counter(self.well) + Counter(more.well), Counter(self.broken) + Counter(more.broken))

    def share(self, site: str) -> float:
        """Return the share of a site's downloads that the tool did not understand."""
        bad = self.broken.get(site, 0)
        return bad / (bad + self.well.get(site, 0)) if bad else 0.0

    def number(self, site: str) -> int:
        """Return how many of a site's downloads count."""
        return self.broken.get(site, 0) + self.well.get(site, 0)


@attrs.frozen
class Trial:
    """A version on trial.

    Attributes:
        version: The one that was switched to.
        begun: When a bot began to use it, None while none has.
        before: The ends of the hour before the switch.
        since: The ends since, as far as bots have counted them that run no more.
    """

    version: str
    begun: datetime | None = None
    before: Ends = attrs.field(factory=Ends)
    since: Ends = attrs.field(factory=Ends)

    def over(self, now: datetime) -> bool:
        """Say whether it has lasted for its hour. A clock that was set back makes it longer, never endless."""
        return self.begun is not None and not -_LASTS <= now - self.begun <= _LASTS

    def fallen(self, more: Ends) -> str | None:
        """Name a site that worked before the switch and fails since, None when there is none.

        Args:
            more: The ends that the running bot has counted itself.
        """
        since = self.since.plus(more)
        for site in sorted(since.broken):
            bad = since.number(site) >= _LEAST and since.share(site) > _BAD
            if bad and self.before.share(site) <= _WAS_GOOD:
                return site
        return None
