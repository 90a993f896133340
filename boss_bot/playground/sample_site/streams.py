"""One video in several versions, as a list of lists (HLS, RFC 8216): what a member may have to choose from."""

from collections.abc import Mapping

from boss_bot.playground.sample_site.plan import Plan, Route
from boss_bot.playground.sample_site.recipes import STREAM_SECONDS, STREAMS
from boss_bot.playground.sample_site.shelf import MediaFile

MASTER = "/stream.m3u8"
_HEADERS = {"Content-Type": "application/vnd.apple.mpegurl"}


def stream_routes(shelf: Mapping[str, MediaFile]) -> dict[str, Route]:
    """Serve the list of versions, and for each version the list of its one part; the parts are on the shelf."""
    rows = []
    for lines, frame in STREAMS.items():
        rate = shelf[f"/stream-{lines}.ts"].size * 8 // STREAM_SECONDS
        rows += [
            f"#EXT-X-STREAM-INF:BANDWIDTH={rate * 2},AVERAGE-BANDWIDTH={rate},RESOLUTION={frame}",
            f"stream-{lines}.m3u8",
        ]
    return {MASTER: _list(*rows), **{f"/stream-{lines}.m3u8": _parts(lines) for lines in STREAMS}}


def _parts(lines: int) -> Route:
    length = ("#EXT-X-VERSION:3", f"#EXT-X-TARGETDURATION:{STREAM_SECONDS}", "#EXT-X-PLAYLIST-TYPE:VOD")
    return _list(*length, f"#EXTINF:{STREAM_SECONDS}.0,", f"stream-{lines}.ts", "#EXT-X-ENDLIST")


def _list(*rows: str) -> Route:
    plan = Plan(headers=_HEADERS, content="\n".join(("#EXTM3U", *rows, "")).encode())
    return lambda _: plan
