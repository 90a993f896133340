"""The HTML pages of the sample site, in the forms that yt-dlp's and gallery-dl's generic extractors read."""

import html
import json
from collections.abc import Iterable

from aiohttp import web

from boss_bot.playground.sample_site.plan import Plan, Route

GALLERY = ("/cat.jpg", "/dog.png", "/sunset.webp", "/gif.gif")
"""What the gallery shows, in its order."""

LATE_GALLERY = ("/cat.jpg", "/late/dog.png", "/gif.gif")
"""What the other gallery shows: its second picture is not there when it is asked for first."""

TITLE = "A clip with a test card"
DESCRIPTION = "Six seconds of a test card, with a tone."
AUTHOR = "Sample Studio"
SUBTITLES = "/spoken.vtt"
SPOKEN = ("This is a test card.", "It has a tone.")
"""What is said in the clip, by the subtitles."""

_HEADERS = {"Content-Type": "text/html; charset=utf-8"}


def page_routes(paths: Iterable[str]) -> dict[str, Route]:
    """Serve the gallery, the watch page, and a front page that lists `paths`."""
    listed = tuple(paths)

    def front(_: web.BaseRequest) -> Plan:
        items = "".join(f'<li><a href="{html.escape(path)}">{html.escape(path)}</a></li>' for path in listed)
        return page("Sample site", f"<ul>{items}</ul>")

    return {
        "/": front, "/gallery/": _gallery("Four pictures", GALLERY),
        "/gallery/late/": _gallery("Three pictures, one of them late", LATE_GALLERY),
        "/watch/clip": _watch, "/watch/player": _player, "/watch/spoken": _spoken, SUBTITLES: _subtitles,
    }  # fmt: skip


def _gallery(title: str, paths: Iterable[str]) -> Route:
    def gallery(request: web.BaseRequest) -> Plan:
        # Whole links: gallery-dl forgets the port when it completes a short one.
        here = html.escape(_origin(request))
        return page(title, "".join(f'<p><img src="{here}{path}"></p>' for path in paths))

    return gallery


def page(title: str, body: str, status: int = 200, head: str = "") -> Plan:
    """Plan a small HTML page.

    Args:
        title: Plain text.
        body: HTML, taken as it is.
        status: HTTP status.
        head: More HTML for the head.
    """
    name = html.escape(title)
    text = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}</title>{head}</head>'
        f"<body><h1>{name}</h1>{body}</body></html>\n"
    )
    return Plan(status=status, headers=_HEADERS, content=text.encode())


def blank(status: int = 200) -> Plan:
    """Plan an HTML page without a single byte in it."""
    return Plan(status=status, headers=_HEADERS)


def _watch(request: web.BaseRequest) -> Plan:
    """Describe the clip as a video site does, in schema.org's and Open Graph's words, author and date included.

    There is no video element on purpose: yt-dlp would take that first, and with it neither author nor date.
    """
    clip = _origin(request) + "/clip.mp4"
    about = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": TITLE,
        "description": DESCRIPTION,
        "author": {"@type": "Person", "name": AUTHOR},
        "uploadDate": "2026-01-01T00:00:00Z",
        "duration": "PT6S",
        "contentUrl": clip,
    }
    script = json.dumps(about).replace("<", "\\u003c")  # "</script>" in a value would end the element
    meta = {"og:title": TITLE, "og:description": DESCRIPTION, "og:type": "video.other", "og:video": clip}
    tags = "".join(f'<meta property="{name}" content="{html.escape(value)}">' for name, value in meta.items())
    tags += f'<script type="application/ld+json">{script}</script>'
    return page(TITLE, f"<p>{DESCRIPTION} By {AUTHOR}.</p>", head=tags)


def _player(request: web.BaseRequest) -> Plan:
    """Show the clip in a plain video element."""
    return page(TITLE, f'<video controls src="{html.escape(_origin(request))}/clip.mp4"></video>')


def _spoken(request: web.BaseRequest) -> Plan:
    """Show the clip in a plain video element with subtitles beside it."""
    track = f'<track kind="subtitles" srclang="en" src="{SUBTITLES}">'
    return page(TITLE, f'<video controls src="{html.escape(_origin(request))}/clip.mp4">{track}</video>')


def _subtitles(_: web.BaseRequest) -> Plan:
    """Serve them as WebVTT; they roll as a machine's do: each line is said again above the next one."""
    first, second = SPOKEN
    cues = [f"00:00.000 --> 00:02.000\n{first}", f"00:02.000 --> 00:04.000\n{first}\n{second}"]
    return Plan(headers={"Content-Type": "text/vtt"}, content="\n\n".join(["WEBVTT", *cues, ""]).encode())


def _origin(request: web.BaseRequest) -> str:
    """Say where this request found us, so that the links work through a proxy and under another name too."""
    host = request.headers.get("Host")
    if not host and request.transport is not None:  # HTTP/1.0 need not name it
        address, port = request.transport.get_extra_info("sockname")[:2]
        host = f"{address}:{port}"
    return f"http://{host}"
