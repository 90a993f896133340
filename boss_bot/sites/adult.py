"""Sites that are for adults as a whole, whatever they say of a single post."""

from collections.abc import Iterable

from boss_bot.domain.links.link import Link

ADULT_HOSTS = frozenset(
    {"pornhub.com", "xvideos.com", "xnxx.com", "xhamster.com", "redtube.com", "youporn.com", "spankbang.com",
     "redgifs.com", "rule34.xxx", "rule34video.com", "nhentai.net", "e-hentai.org", "gelbooru.com",
     "danbooru.donmai.us", "e621.net", "onlyfans.com", "fansly.com"}
)  # fmt: skip
"""Well-known ones, each with the hosts below it. They are served only where the operator has enabled them."""


def for_adults(link: Link, more: Iterable[str] = ()) -> bool:
    """Say whether a link leads to a site for adults; ``more`` names further hosts of the operator's."""
    return any(link.host == host or link.host.endswith("." + host) for host in (*ADULT_HOSTS, *more))
