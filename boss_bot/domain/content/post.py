"""What a post says: its facts and its texts. All of it is hostile text."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import attrs


class Audience(StrEnum):
    """Who may see a post at its source, as far as the source says."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    SOME = "some"
    UNKNOWN = "unknown"


class TextKind(StrEnum):
    """What a text of a post is."""

    POST = "post"
    ALT = "alt"
    SUBTITLES = "subtitles"


class TextStatus(StrEnum):
    """What became of a kind of text: kept; there is none; or it could not be had, and why."""

    KEPT = "kept"
    NONE = "none"
    FAILED = "failed"
    TOO_LARGE = "too large"
    LATE = "late"


@attrs.frozen
class PostFacts:
    """What a source says about a post besides its words.

    Attributes:
        source_id: The source's own id of it.
        author_id: The source's own id of who wrote it.
        language: As the source names it, a code of RFC 5646 in most cases.
        posted_at: Unix seconds.
        audience: Who may see it there.
        tags: Its tags, without ``#``.
        counts: Views, likes and so on, by name.
    """

    source_id: str = ""
    author_id: str = ""
    language: str = ""
    posted_at: float | None = None
    audience: Audience = Audience.UNKNOWN
    tags: tuple[str, ...] = ()
    counts: Mapping[str, int] = attrs.field(factory=dict)


@attrs.frozen
class PostTold:
    """An event of a download: the facts of the post."""

    facts: PostFacts


@attrs.frozen
class SubtitlesTold:
    """An event of a download, at its end: what became of the subtitles.

    Attributes:
        status: What became of them.
        path: The plain text, in the job's own folder; None without any.
        language: As the source names it.
        automatic: Whether a machine has listened.
    """

    status: TextStatus
    path: Path | None = None
    language: str = ""
    automatic: bool = False


@attrs.frozen
class PostText:
    """One text of a post; ``item`` counts files from 1, and is 0 for what belongs to the post as a whole."""

    kind: TextKind
    text: str
    item: int = 0
    language: str = ""
    automatic: bool = False
