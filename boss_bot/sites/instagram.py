"""Instagram: posts and reels. Stories need the operator's login and would show the operator's view."""

from boss_bot.sites.site import IMAGES_FIRST, Site

INSTAGRAM = Site(
    name="instagram",
    title="Instagram",
    domains=("instagram.com",),
    pages=(r"/(?:[\w.]{1,30}/)?(?:p|tv|reels?)/[\w-]{5,40}/?",),
    tools=IMAGES_FIRST,
)
