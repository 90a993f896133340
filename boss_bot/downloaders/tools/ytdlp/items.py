"""What yt-dlp says a link holds. All of it comes from a site: every type is checked before it is used."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from boss_bot.domain.content.media import Metadata
from boss_bot.downloaders.reporter import MAX_TEXT, cut, number, whole

_AUTHORS = ("uploader", "channel", "creator", "artist", "uploader_id", "channel_id")
_PUSHED = ("websocket", "ws")
_RUNNING = frozenset({"is_live", "is_upcoming", "post_live"})


def flatten(result: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    """Yield the items of a result, those of lists inside lists too."""
    if result is None:
        return
    if "entries" not in result:
        yield result
        return
    for entry in result["entries"] or ():
        yield from flatten(entry)


def is_resolved(item: Mapping[str, Any]) -> bool:
    """Say whether an item is a video with its formats, not merely an address."""
    return item.get("_type", "video") == "video" and bool(item.get("formats") or item.get("url"))


def is_live(item: Mapping[str, Any]) -> bool:
    """Say whether an item is a stream that has not ended, or not begun; what comes over a WebSocket is one too."""
    protocols = {str(part.get("protocol")) for part in (item, *(item.get("requested_formats") or ()))}
    pushed = any(protocol.startswith(_PUSHED) for protocol in protocols)
    return pushed or bool(item.get("is_live")) or item.get("live_status") in _RUNNING


def announced_count(result: Mapping[str, Any] | None) -> int | None:
    """Return how many items the site says there are."""
    return whole((result or {}).get("playlist_count"))


def weigh(items: Sequence[Mapping[str, Any]], *, roughly: bool = False) -> int | None:
    """Return the bytes of the chosen formats, None when one is not known.

    Args:
        items: The items.
        roughly: Take the site's estimates as well.
    """
    total = 0
    for item in items:
        for part in item.get("requested_formats") or (item,):
            size = whole(part.get("filesize"))
            if size is None and roughly:
                size = whole(part.get("filesize_approx"))
            if size is None:
                return None
            total += size
    return total


def describe(result: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> Metadata:
    """Return what is known of a link: of the whole set, or else of its first item."""
    sources = (result, items[0])
    lengths = [length for item in items if (length := number(item.get("duration"))) is not None]
    return Metadata(
        title=next((title for source in sources if (title := cut(source.get("title")))), ""),
        author=next((name for source in sources for key in _AUTHORS if (name := cut(source.get(key)))), ""),
        duration=sum(lengths) if len(lengths) == len(items) else None,
        items=len(items),
        size=weigh(items),
        age_limit=max(whole(item.get("age_limit")) or 0 for item in items),
        text=next((text for source in sources if (text := cut(source.get("description"), MAX_TEXT))), ""),
    )
