"""The good routes: the media on the shelf, with ranges and without."""

from collections.abc import Mapping

from aiohttp import web

from boss_bot.playground.sample_site.plan import Plan, Route
from boss_bot.playground.sample_site.ranges import asked_range, part_of, range_counts
from boss_bot.playground.sample_site.shelf import MediaFile

LAST_MODIFIED = "Thu, 01 Jan 2026 00:00:00 GMT"
"""The same on every start, as the bytes are."""


def file_routes(shelf: Mapping[str, MediaFile]) -> dict[str, Route]:
    """Serve each file at its path, and the clip once more without ranges and once without a length."""
    clip = shelf["/clip.mp4"]
    return {
        **{path: serve(item) for path, item in shelf.items()},
        "/no-range/clip.mp4": lambda _: Plan(headers=headers_of(clip, ranges="none"), content=clip.content),
        "/chunked/clip.mp4": lambda _: Plan(headers=headers_of(clip, ranges="none"), content=clip.content, length=None),
    }


def serve(item: MediaFile) -> Route:
    """Make the route of one file, which answers a `Range` with 206 or 416 (RFC 9110 §14)."""

    def route(request: web.BaseRequest) -> Plan:
        return file_plan(request, item)

    return route


def file_plan(request: web.BaseRequest, item: MediaFile) -> Plan:
    """Plan the whole file or the part that is asked for; a range means something on GET alone (RFC 9110 §14.2)."""
    headers = headers_of(item)
    asked = asked_range(request.headers.get("Range"), item.size) if request.method == "GET" else None
    if asked is None or not range_counts(request.headers.get("If-Range"), headers["ETag"], LAST_MODIFIED):
        return Plan(headers=headers, content=item.content)
    part = part_of(asked, item.size)
    if part is None:
        return Plan(status=416, headers=headers | {"Content-Range": f"bytes */{item.size}"})
    first, stop = part
    headers |= {"Content-Range": f"bytes {first}-{stop - 1}/{item.size}"}
    return Plan(status=206, headers=headers, content=item.content, first=first, stop=stop)


def headers_of(item: MediaFile, ranges: str = "bytes") -> dict[str, str]:
    """Write the headers that every response about a file bears."""
    return {
        "Content-Type": item.content_type,
        "ETag": f'"{item.sha256[:32]}"',
        "Last-Modified": LAST_MODIFIED,
        "Accept-Ranges": ranges,
    }
