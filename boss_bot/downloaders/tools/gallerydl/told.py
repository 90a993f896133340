"""What gallery-dl says of a link and its items. All of it comes from a site: every type is checked before use."""

from collections.abc import Mapping, Sequence
from typing import Any

from boss_bot.domain.content.media import Metadata
from boss_bot.downloaders.reporter import MAX_ALT, MAX_TEXT, cut, number, whole

_TITLES = ("title", "content", "description", "og_title", "filename")
_TEXTS = ("content", "selftext", "description")
_AUTHORS = ("username", "user", "author", "uploader", "artist", "name")
_SIZES = ("filesize", "file_size")
_ADULT = ("sensitive", "over_18", "nsfw", "is_nsfw", "possibly_sensitive")
_ADULT_AGE = 18
_ALT_IS_DESCRIPTION = ("twitter", "bluesky")
"""Sites of which gallery-dl calls a file's alt text its description; elsewhere that is the post's own text."""


def metadata(items: Sequence[Mapping[str, Any]], number_of_items: int) -> Metadata:
    """Return what the items say of the link: the first one speaks, the lengths are added up.

    Args:
        items: What gallery-dl says of each item, at least one.
        number_of_items: How many there are over all.
    """
    first = items[0]
    lengths = [length for item in items if (length := _length(item))]
    return Metadata(
        title=next((text for key in _TITLES if (text := cut(_own(first, key)))), ""),
        author=next((name for key in _AUTHORS if (name := _name(first.get(key)))), ""),
        duration=sum(lengths) if lengths else None,
        items=number_of_items,
        size=_size(items) if len(items) == number_of_items else None,
        age_limit=_ADULT_AGE if any(item.get(key) is True for item in items for key in _ADULT) else 0,
        text=next((text for key in _TEXTS if (text := cut(_own(first, key), MAX_TEXT))), ""),
    )


def alt(facts: Mapping[str, Any]) -> str:
    """Return what an item's author says it shows, nothing when they do not say it."""
    media = facts.get("media")
    if facts.get("category") in _ALT_IS_DESCRIPTION:
        return cut(facts.get("description"), MAX_ALT)
    if isinstance(media, Mapping) and (described := cut(media.get("description"), MAX_ALT)):  # Mastodon
        return described
    return cut(facts.get("alt"), MAX_ALT) or _caption(facts)


def _size(items: Sequence[Mapping[str, Any]]) -> int | None:
    """Return the bytes of all items together, None when one of them does not tell."""
    sizes = [next((size for key in _SIZES if (size := whole(item.get(key))) is not None), None) for item in items]
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None


def _length(facts: Mapping[str, Any]) -> float | None:
    """Return an item's seconds; Reddit tells them of a video deep inside."""
    video: Any = facts
    for key in ("secure_media", "reddit_video"):
        video = video.get(key) if isinstance(video, Mapping) else None
    return number(facts.get("duration")) or (number(video.get("duration")) if isinstance(video, Mapping) else None)


def _caption(facts: Mapping[str, Any]) -> str:
    """Return the caption of a picture in a gallery of Reddit."""
    gallery, place = facts.get("gallery_data"), whole(facts.get("num")) or 0
    items = gallery.get("items") if isinstance(gallery, Mapping) else None
    if not isinstance(items, list) or not 1 <= place <= len(items) or not isinstance(items[place - 1], Mapping):
        return ""
    return cut(items[place - 1].get("caption"), MAX_ALT)


def _own(facts: Mapping[str, Any], key: str) -> object:
    """Return the post's own text of that name, not that of one of its files."""
    return None if key == "description" and facts.get("category") in _ALT_IS_DESCRIPTION else facts.get(key)


def _name(author: object) -> str:
    """Return an author's name, which some sites wrap in an object."""
    return cut(author.get("name")) if isinstance(author, dict) else cut(author)
