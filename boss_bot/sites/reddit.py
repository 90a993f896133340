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
        r"/r/\w{1,50}/s/\w{1,20}/?",
        r"/video/\w{1,20}/?",
    ),
    tools=IMAGES_FIRST,
)
REDDIT_MEDIA = Site(
    name="reddit",
    title="Reddit",
    domains=("redd.it",),
    pages=(r"/\w{5,20}(?:/DASH_\d+\.mp4)?/?", r"/[\w-]{5,120}\.(?:jpe?g|png|gif|webp|mp4)"),
    tools=IMAGES_FIRST,
)
