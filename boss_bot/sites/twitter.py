"""X, which people still call Twitter, and the mirrors that fix its previews in chats."""

from boss_bot.sites.site import IMAGES_FIRST, Site

TWITTER = Site(
    name="twitter",
    title="X (Twitter)",
    domains=("twitter.com", "x.com", "fxtwitter.com", "vxtwitter.com", "fixupx.com", "fixvx.com"),
    pages=(r"/(?:i/(?:web/)?|\w{1,20}/)status(?:es)?/\d{1,20}(?:/(?:photo|video)/\d)?/?",),
    tools=IMAGES_FIRST,
)
