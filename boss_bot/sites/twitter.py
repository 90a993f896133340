"""X, which people still call Twitter, and the mirrors that fix its previews in chats."""

from boss_bot.sites.site import IMAGES_FIRST, Site

TWITTER = Site(
    name="twitter",
    title="X (Twitter)",
    domains=("twitter.com", "x.com", "fxtwitter.com", "vxtwitter.com", "fixupx.com", "fixvx.com", "twittpr.com"),
    pages=(
        r"/(?:i/(?:web/)?|\w{1,20}/)?status(?:es)?/\d{1,20}(?:/(?:photo|video)/\d)?/?",
        r"/\w{1,20}/status/\d{1,20}/(?:mediaViewer|history|analytics|[a-z]{2})",
    ),
    forms=(
        # One host for all: the tools know few of the others, and a mirror need not hear of it.
        (r"https?://[^/]+/(\w+)/status(?:es)?/(\d+)(/(?:photo|video)/\d)?.*", r"https://x.com/\1/status/\2\3"),
        (r"https?://[^/]+/(?:i/web/)?status(?:es)?/(\d+)(/(?:photo|video)/\d)?.*", r"https://x.com/i/web/status/\1\2"),
    ),
    tools=IMAGES_FIRST,
)
TWITTER_IMAGES = Site(
    name="twitter",
    title="X (Twitter)",
    domains=("pbs.twimg.com",),
    pages=(r"/[\w./-]{5,200}(?::\w{2,8})?",),
    tools=("gallery-dl",),
)
