"""YouTube: one video or short. Lists and channels are not served, and of a live stream only what is over."""

from boss_bot.sites.site import Site

YOUTUBE = Site(
    name="youtube",
    title="YouTube",
    domains=("youtube.com", "youtube-nocookie.com"),
    pages=(r"/watch/?", r"/(?:shorts|embed|v|e|clip|live)/[\w-]{5,40}/?"),
    tools=("yt-dlp",),
)
YOUTUBE_SHORT = Site(
    name="youtube",
    title="YouTube",
    domains=("youtu.be",),
    pages=(r"/[\w-]{5,20}/?",),
    tools=("yt-dlp",),
    forms=((r"https?://[^/]+/([\w-]+).*", r"https://www.youtube.com/watch?v=\1"),),
)
