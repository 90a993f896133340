"""Reddit: posts, galleries, hosted videos and images, share links."""

from boss_bot.sites.site import IMAGES_FIRST, Site

REDDIT = Site(
    name="reddit",
    title="Reddit",
    domains=("reddit.com",),
    pages=(
        r"/(?:r|u|user)/[^/]{1,50}/comments/\w{1,12}(?:/[^/]*){0,2}/?",
        r"/comments/\w{1,12}(?:/[^/]*)?/?",
        r"/gallery/\w{1,12}/?",
        r"/(?:r|u|user)/[\w-]{1,50}/s/\w{1,20}/?",
        r"/video/\w{1,20}/?",
    ),
    forms=((r"https?://[^/]+/video/(\w+)/?.*", r"https://v.redd.it/\1"),),
    tools=IMAGES_FIRST,
)
REDDIT_MEDIA = Site(
    name="reddit",
    title="Reddit",
    domains=("redd.it",),
    pages=(
        r"/\w{5,20}(?:/(?:DASH|CMAF)_\d+(?:\.mp4)?|/(?:DASH|HLS)Playlist\.\w{3,4})?/?",
        r"/[\w-]{5,120}\.(?:jpe?g|png|gif|webp|mp4)",
    ),
    forms=(
        (r"https?://v\.redd\.it/(\w+)(?!.*\.mp4).*", r"https://v.redd.it/\1"),
        (r"https?://www\.redd\.it/(\w+)/?.*", r"https://redd.it/\1"),
    ),
    tools=IMAGES_FIRST,
)
