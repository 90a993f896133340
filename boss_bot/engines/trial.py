"""A version on trial: when a site that worked fails under it, the version before had better come back."""

from collections.abc import Mapping

import attrs

_LEAST = 6
_BAD, _WAS_GOOD = 0.5, 0.25


@attrs.frozen
class Ends:
    """What became of downloads in a time, by site.

    Attributes:
        well: How many ended well.
        broken: How many times a tool did not understand the site.
    """

    well: Mapping[str, int]
    broken: Mapping[str, int]

    def share(self, site: str) -> float:
        """Return the share of a site's downloads that the tool did not understand."""
        bad = self.broken.get(site, 0)
        return bad / (bad + self.well.get(site, 0)) if bad else 0.0

    def number(self, site: str) -> int:
        """Return how many of a site's downloads count."""
        return self.broken.get(site, 0) + self.well.get(site, 0)


def fallen(before: Ends, since: Ends) -> str | None:
    """Name a site that worked before a switch and fails since, None when there is none."""
    for site in sorted(since.broken):
        bad = since.number(site) >= _LEAST and since.share(site) > _BAD
        if bad and before.share(site) <= _WAS_GOOD:
            return site
    return None
