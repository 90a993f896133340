"""YouTube: one video or short. Lists, channels and live pages are not served."""

from boss_bot.sites.site import Site

YOUTUBE = Site(
    name="youtube",
    title="YouTube",
    domains=("youtube.com", "youtube-nocookie.com"),
    pages=(r"/watch", r"/(?:shorts|embed|v|clip)/[\w-]{5,40}/?"),
    tools=("yt-dlp",),
)
YOUTUBE_SHORT = Site(
    name="youtube", title="YouTube", domains=("youtu.be",), pages=(r"/[\w-]{5,20}/?",), tools=("yt-dlp",)
)
