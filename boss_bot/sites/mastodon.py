"""Mastodon, on the instances that are known."""

from boss_bot.sites.site import IMAGES_FIRST, Site

MASTODON = Site(
    name="mastodon",
    title="Mastodon",
    domains=("mastodon.social", "mastodon.online", "mstdn.social", "fosstodon.org", "pawoo.net", "baraag.net"),
    pages=(r"/@[\w.@-]{1,80}/\d{1,25}/?",),
    tools=IMAGES_FIRST,
)
