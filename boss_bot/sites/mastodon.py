"""Mastodon, on the instances that are known."""

from boss_bot.sites.site import Site

MASTODON = Site(
    name="mastodon",
    title="Mastodon",
    domains=(
        "mastodon.social", "mastodon.online", "mstdn.social", "fosstodon.org", "pawoo.net", "baraag.net", "mas.to",
        "mastodon.art", "mastodon.world", "hachyderm.io", "infosec.exchange", "techhub.social", "mstdn.jp", "aethy.com",
        "chaos.social", "mastodon.gamedev.place", "universeodon.com", "ohai.social", "social.vivaldi.net", "c.im",
    ),
    pages=(r"(?:/web)?/@[\w.@-]{1,80}/\d{1,25}(?:/embed)?/?", r"/users/\w{1,80}/statuses/\d{1,25}/?"),
    # gallery-dl knows a few instances by themselves, and any other when it is told what it is.
    forms=(
        (r"https?://(?:mastodon\.(?:social|art)|pawoo\.net|baraag\.net|aethy\.com)/.*", r"\g<0>"),
        (r"(https?://[^/]+)(?:/web)?(/@[^/]+/\d+|/users/\w+/statuses/\d+)(?:/embed)?/?.*", r"mastodon:\1\2"),
    ),
    tools=("gallery-dl",),
)  # fmt: skip
