"""Instagram: posts and reels. Stories need the operator's login and would show the operator's view."""

from boss_bot.sites.site import IMAGES_FIRST, Site

INSTAGRAM = Site(
    name="instagram",
    title="Instagram",
    domains=("instagram.com", "instagr.am"),
    pages=(r"/(?:[\w.]{1,30}/)?(?:p|tv|reels?)/[\w-]{5,40}(?:/embed(?:/captioned)?)?/?",),
    forms=((r"https?://(?:m\.instagram\.com|(?:www\.)?instagr\.am)(/[^?]*).*", r"https://www.instagram.com\1"),),
    tools=IMAGES_FIRST,
)
