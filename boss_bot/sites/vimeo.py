"""Vimeo: one video."""

from boss_bot.sites.site import Site

VIMEO = Site(
    name="vimeo",
    title="Vimeo",
    domains=("vimeo.com",),
    pages=(
        r"/(?:video/)?\d{1,12}(?:/\w{1,20})?/?",
        r"/channels/\w{1,40}/\d{1,12}/?",
        r"/(?:groups|album|showcase)/\w{1,40}/videos?/\d{1,12}/?",
    ),
    tools=("yt-dlp",),
)
