"""The links of a message: those in its text, and the files that are attached to it."""

import re
from collections import OrderedDict
from collections.abc import Sequence

import attrs

from boss_bot.domain.jobs.job import JobId, new_job_id

_LINK = re.compile(r"https?://[^\s<>|]+", re.IGNORECASE)
_AFTER = ".,;:!?'\"*_`~"  # what stands behind a link in prose and is no part of it
_PAIRS = {")": "(", "]": "["}
_MOST = 25  # Discord: options of a select
_KEPT = 500  # choices that wait for an answer


def links_of(text: str, attached: Sequence[str] = ()) -> list[str]:
    """Return the links of a message in their order, each once, at most 25.

    Args:
        text: What somebody wrote. Hostile: each link goes through the text gate later.
        attached: The addresses of the files that are attached to it.
    """
    found = [_trimmed(link) for link in _LINK.findall(text)]
    return list(dict.fromkeys([*found, *attached]))[:_MOST]


def _trimmed(link: str) -> str:
    while link[-1] in _AFTER or (link[-1] in _PAIRS and link.count(_PAIRS[link[-1]]) < link.count(link[-1])):
        link = link[:-1]
    return link


@attrs.frozen
class Offer:
    """Links that a member may choose one from, and which kinds of files they want."""

    links: Sequence[str]
    media: str


@attrs.define(eq=False, repr=False)
class Offers:
    """The offers of this process, the newest ones. A link may be longer than what a select can carry."""

    _offers: OrderedDict[JobId, Offer] = attrs.field(factory=OrderedDict, init=False)

    def add(self, offer: Offer) -> JobId:
        """Keep an offer and return what its select carries."""
        key = new_job_id()
        self._offers[key] = offer
        while len(self._offers) > _KEPT:
            self._offers.popitem(last=False)
        return key

    def get(self, key: JobId) -> Offer | None:
        """Return an offer; None after a restart, or when it is too old."""
        return self._offers.get(key)
