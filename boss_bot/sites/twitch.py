"""Twitch: clips. A channel's page is a live stream."""

from boss_bot.sites.site import Site

TWITCH = Site(
    name="twitch",
    title="Twitch",
    domains=("twitch.tv",),
    pages=(r"/(?:\w{1,40}/)?clip/[\w-]{5,120}/?",),
    tools=("yt-dlp",),
)
TWITCH_CLIPS = Site(
    name="twitch", title="Twitch", domains=("clips.twitch.tv",), pages=(r"/[A-Z][\w-]{5,120}/?",), tools=("yt-dlp",)
)
