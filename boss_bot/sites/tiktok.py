"""TikTok: one video or photo post, and its short links."""

from boss_bot.sites.site import Site

TIKTOK = Site(
    name="tiktok",
    title="TikTok",
    domains=("tiktok.com",),
    pages=(
        r"/@[\w.-]{0,40}/(?:video|photo)/\d{1,25}/?",
        r"/t/\w{6,20}/?",
        r"/(?:embed(?:/v2)?|player/v1|share/video|v)/\d{1,25}(?:\.html)?/?",
    ),
    forms=(
        (r"https?://[^/]+/(@[\w.-]*/(?:video|photo)/\d+)/?.*", r"https://www.tiktok.com/\1"),
        (r"https?://[^/]+/(t/\w+)/?.*", r"https://www.tiktok.com/\1/"),
        (r"https?://[^/]+/(?:embed(?:/v2)?|player/v1|share/video|v)/(\d+).*", r"https://www.tiktok.com/@/video/\1"),
    ),
)
TIKTOK_SHORT = Site(name="tiktok", title="TikTok", domains=("vm.tiktok.com", "vt.tiktok.com"), pages=(r"/\w{6,20}/?",))
