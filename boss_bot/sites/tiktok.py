"""TikTok: one video or photo post, and its short links."""

from boss_bot.sites.site import Site

TIKTOK = Site(
    name="tiktok",
    title="TikTok",
    domains=("tiktok.com",),
    pages=(r"/@[\w.-]{1,40}/(?:video|photo)/\d{1,25}/?", r"/t/\w{6,20}/?"),
)
TIKTOK_SHORT = Site(name="tiktok", title="TikTok", domains=("vm.tiktok.com", "vt.tiktok.com"), pages=(r"/\w{6,20}/?",))
