"""Which places we know, as data: one file a site, one entry in `SITES`."""

from boss_bot.domain.errors.refusals import UnsupportedSiteError
from boss_bot.domain.links.link import Link
from boss_bot.sites.adult import for_adults
from boss_bot.sites.direct import ENABLED, OWN, direct_site
from boss_bot.sites.instagram import INSTAGRAM
from boss_bot.sites.mastodon import MASTODON
from boss_bot.sites.reddit import REDDIT, REDDIT_MEDIA
from boss_bot.sites.site import Site
from boss_bot.sites.tiktok import TIKTOK, TIKTOK_SHORT
from boss_bot.sites.twitch import TWITCH, TWITCH_CLIPS
from boss_bot.sites.twitter import TWITTER, TWITTER_IMAGES
from boss_bot.sites.vimeo import VIMEO
from boss_bot.sites.youtube import YOUTUBE, YOUTUBE_SHORT

__all__ = ["SITES", "Site", "for_adults", "known_form", "site_at", "site_for"]

SITES: tuple[Site, ...] = (
    TWITTER, TWITTER_IMAGES, REDDIT, REDDIT_MEDIA, INSTAGRAM, YOUTUBE, YOUTUBE_SHORT, TIKTOK_SHORT, TIKTOK, VIMEO,
    TWITCH_CLIPS, TWITCH, MASTODON,
)  # fmt: skip
"""Every site with a name, in the order in which `/help` lists them; the first that a host belongs to decides."""

NEVER = (
    "discord.com", "discordapp.com", "discordapp.net", "discordapp.io", "discord.gg", "discord.media", "discordcdn.com",
    "discord.co", "discord.dev", "discord.new", "discord.gift", "discord.gifts", "discord.store", "discord.tools",
    "discord.design", "discordsays.com", "discordsez.com", "discordactivities.com", "discord-activities.com",
    "discordpartygames.com", "discordstatus.com", "discordmerch.com", "dis.gd",
    "discord-attachments-uploads-prd.storage.googleapis.com",
)  # fmt: skip
"""Discord's own hosts: a webhook is a secret, and another server's attachments are not ours to pass on."""


def site_at(host: str) -> Site | None:
    """Return the site that a host belongs to, else None."""
    return next((site for site in SITES if site.at_home(host)), None)


def known_form(link: Link) -> str:
    """Return a link as the tools know it: some sites have more hosts and pages for one post than the tools do."""
    site = site_at(link.host)
    return site.known_form(link.url) if site else link.url


def site_for(link: Link, *, exempt: frozenset[str] = frozenset(), enabled: frozenset[str] = frozenset()) -> Site:
    """Return the site that serves a link.

    Args:
        link: A link that passed the text gate.
        exempt: ``host:port`` pairs of the operator's own sites, where any page is served.
        enabled: Further hosts, with those below them, of which the operator wants what the tools have extractors for.

    Raises:
        UnsupportedSiteError: No site serves the host, or not this page of it.
    """
    if any(link.host == host or link.host.endswith("." + host) for host in NEVER):
        raise UnsupportedSiteError(link.host)
    if named := site_at(link.host):
        if named.serves(link):
            return named
        raise UnsupportedSiteError(link.host)
    if direct := direct_site(link):
        return direct
    if link.address in exempt:
        return OWN
    if ENABLED.serves(link, at=enabled):
        return ENABLED
    raise UnsupportedSiteError(link.host)
