"""Which tools, items and versions the options of a request ask for."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from boss_bot.domain.content.media import MediaKind
from boss_bot.domain.content.options import MediaWanted, Options, Quality
from boss_bot.downloaders.order import Order

_V = TypeVar("_V")
_KINDS = {
    MediaKind.VIDEO: "3gp avi flv gifv m4v mkv mov mp4 mpeg mpg ogv ts webm",
    MediaKind.IMAGE: "avif bmp gif heic jfif jpe jpeg jpg png svg tif tiff webp",
    MediaKind.AUDIO: "aac flac m4a mka mp3 oga ogg opus wav weba wma",
}
_BY_ENDING = {ending: kind for kind, endings in _KINDS.items() for ending in endings.split()}
_TAKEN = {
    MediaWanted.EVERYTHING: frozenset(MediaKind),
    MediaWanted.VIDEO: frozenset({MediaKind.VIDEO}),
    MediaWanted.IMAGES: frozenset({MediaKind.IMAGE}),
    MediaWanted.AUDIO: frozenset({MediaKind.AUDIO, MediaKind.VIDEO}),  # the sound is taken out of it
}
_FULL_HD = 1080


def kind_of(ending: str) -> MediaKind | None:
    """Return what a file with this ending, without the dot, claims to be; None when that cannot be told."""
    return _BY_ENDING.get(ending.lower())


def is_wanted(options: Options, item: int, ending: str) -> bool:
    """Say whether an item, counted from 1, is asked for; what cannot be told by its ending is."""
    kind = kind_of(ending)
    return options.takes(item) and (kind is None or kind in _TAKEN[options.media])


def tools_for(order: Order) -> Sequence[str]:
    """Return the tools that can bring what is asked for: yt-dlp knows no pictures."""
    if order.options.media is not MediaWanted.IMAGES:
        return order.tools
    return [name for name in order.tools if not name.startswith("yt-dlp")]


def version_of(
    versions: Sequence[_V], options: Options, limit: int, *, lines: Callable[[_V], int], size: Callable[[_V], float]
) -> _V:
    """Return the version of a video that the options ask for.

    Args:
        versions: What the site offers, at least one.
        options: What is asked for.
        limit: Bytes that fit.
        lines: Height of a version's picture when it lies on its long side, 0 when unknown.
        size: Bytes of a version, as far as that can be told.
    """
    rising = sorted(versions, key=lambda version: (lines(version), size(version)))
    if options.quality is Quality.SMALLEST:
        return rising[0]
    if options.quality is Quality.BEST:
        return rising[-1]
    highest = options.quality.height or _FULL_HD
    fitting = [version for version in rising if lines(version) <= highest]
    if options.quality is Quality.FITS:
        fitting = [version for version in fitting if size(version) <= limit]
    return fitting[-1] if fitting else rising[0]
