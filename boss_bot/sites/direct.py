"""Links that are a file themselves, on any public host, and the operator's own exempt addresses."""

from boss_bot.domain.links.link import Link
from boss_bot.sites.site import IMAGES_FIRST, Site

_VIDEO_OR_SOUND = r"/.*\.(?:mp4|m4v|mov|webm|mkv|mp3|m4a|ogg|oga|opus|wav|flac|aac)"
_IMAGE = r"/.*\.(?:jpe?g|png|gif|webp|avif)"

# gallery-dl first: it asks once and goes on at the very byte; yt-dlp looks first with a request of its own.
DIRECT_MEDIA = Site(name="direct", title="Direct link", domains=(), pages=(_VIDEO_OR_SOUND,), tools=IMAGES_FIRST)
DIRECT_IMAGE = Site(name="direct", title="Direct link", domains=(), pages=(_IMAGE,), tools=("gallery-dl",))
OWN = Site(
    name="own",
    title="This server's own site",
    domains=(),
    pages=(r"/.*",),
    tools=("yt-dlp:generic", "gallery-dl:generic"),
)
ENABLED = Site(
    name="enabled",
    title="A site that this bot's operator enabled",
    domains=(),
    pages=(r"/.+",),
    tools=("yt-dlp", "gallery-dl"),
)


def direct_site(link: Link) -> Site | None:
    """Return the site for a link whose path ends as media files do, else None."""
    path = link.path.lower()
    for site in (DIRECT_MEDIA, DIRECT_IMAGE):
        if any(page.fullmatch(path) for page in site.pages):
            return site
    return None
