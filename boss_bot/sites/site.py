"""What a site is: data, one value a site."""

import re
from collections.abc import Collection

import attrs

from boss_bot.domain.links.link import Link

VIDEO_FIRST = ("yt-dlp", "gallery-dl")
IMAGES_FIRST = ("gallery-dl", "yt-dlp")


def _compile(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.ASCII) for pattern in patterns)


def _compile_forms(forms: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.ASCII), template) for pattern, template in forms)


@attrs.frozen
class Site:
    """One place that we know.

    Attributes:
        name: The short name that the store and the logs keep.
        title: How people call it.
        domains: The site's own domains; subdomains are the site too.
        pages: Patterns of the paths that hold one post, matched whole. Whatever matches none is not served:
            so accounts, searches, lists, live pages and the operator's own private pages stay out.
        tools: Which tools to try, in this order.
        forms: Patterns of whole links that no tool knows as they are, each with the form (`re.Match.expand`) of the
            same post that a tool does know. The first that matches counts.
    """

    name: str
    title: str
    domains: tuple[str, ...]
    pages: tuple[re.Pattern[str], ...] = attrs.field(converter=_compile)
    tools: tuple[str, ...] = VIDEO_FIRST
    forms: tuple[tuple[re.Pattern[str], str], ...] = attrs.field(default=(), converter=_compile_forms)

    def at_home(self, host: str, *, at: Collection[str] = ()) -> bool:
        """Say whether a host belongs to the site; ``at`` names domains beside the site's own.

        No site has hosts in other scripts below its own: ``xn--`` there is the trick of a look-alike.
        """
        own = "xn--" not in host or bool(at)
        return own and any(host == domain or host.endswith("." + domain) for domain in (*self.domains, *at))

    def serves(self, link: Link, *, at: Collection[str] = ()) -> bool:
        """Say whether the link is a page of the site that holds one post; ``at`` as in `at_home`."""
        return self.at_home(link.host, at=at) and any(page.fullmatch(link.path) for page in self.pages)

    def known_form(self, url: str) -> str:
        """Return a link in the form that the site's tools know it by; most are known as they are."""
        matches = ((pattern.fullmatch(url), template) for pattern, template in self.forms)
        return next((found.expand(template) for found, template in matches if found), url)
