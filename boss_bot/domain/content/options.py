"""What of a link is wanted, and how: the options of a request."""

from enum import StrEnum

import attrs

MAX_ITEM = 999
"""The highest number that an item may have."""


class MediaWanted(StrEnum):
    """Which kinds of files are wanted."""

    EVERYTHING = "everything"
    VIDEO = "video"
    IMAGES = "images"
    AUDIO = "audio"


class Quality(StrEnum):
    """Which of the versions that a site offers is wanted."""

    FITS = "fits"
    BEST = "best"
    P1080 = "1080p"
    P720 = "720p"
    P480 = "480p"
    SMALLEST = "smallest"

    @property
    def height(self) -> int | None:
        """Lines of the picture at most, None when they do not decide."""
        return int(self.value[:-1]) if self.value.endswith("p") else None


class Scope(StrEnum):
    """How much around a post is wanted, on sites where posts hang together."""

    POST = "post"
    THREAD = "thread"
    QUOTED = "quoted"


@attrs.frozen
class Options:
    """What of a link is wanted. The default is everything, in the version that fits.

    Attributes:
        media: Which kinds of files.
        quality: Which version of a video. `FITS` is the best that Discord takes.
        items: Which items of a set, counted from 1, as ``1-4,7``; empty for all.
        start: Where a clip begins, in seconds; None for the beginning.
        end: Where a clip ends, in seconds; None for the end.
        scope: The post alone, its author's thread, or the post that it quotes as well.
        text: Whether the post's own words are wanted too.
        spoiler: Whether the media is to be hidden until somebody clicks on it.
    """

    media: MediaWanted = attrs.field(default=MediaWanted.EVERYTHING, converter=MediaWanted)
    quality: Quality = attrs.field(default=Quality.FITS, converter=Quality)
    items: str = ""
    start: float | None = None
    end: float | None = None
    scope: Scope = attrs.field(default=Scope.POST, converter=Scope)
    text: bool = False
    spoiler: bool = False

    @property
    def clipped(self) -> bool:
        """Whether only a part of each recording is wanted."""
        return self.start is not None or self.end is not None

    @property
    def length(self) -> float | None:
        """Seconds of the part that is wanted, None where that is up to the recording."""
        return None if self.end is None else round(self.end - (self.start or 0), 3)

    @property
    def last_item(self) -> int:
        """The highest item that is wanted, or that there can be."""
        return max((last for _, last in ranges(self.items)), default=MAX_ITEM)

    def takes(self, item: int) -> bool:
        """Say whether an item, counted from 1, is wanted."""
        return not self.items or any(first <= item <= last for first, last in ranges(self.items))


def with_item(items: str, item: int) -> str:
    """Return a canonical choice of items with one more; items that come in order are joined to ranges."""
    parts = ranges(items)
    if any(first <= item <= last for first, last in parts):
        return items
    if parts and parts[-1][1] == item - 1:
        parts[-1] = (parts[-1][0], item)
    else:
        parts.append((item, item))
    return ",".join(f"{first}" if first == last else f"{first}-{last}" for first, last in parts)


def ranges(items: str) -> list[tuple[int, int]]:
    """Return the first and the last number of each part of a canonical choice of items."""
    parts = (part.partition("-") for part in items.split(",") if part)
    return [(int(first), int(last or first)) for first, _, last in parts]
