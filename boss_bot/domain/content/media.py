"""Words for what a link holds and for the files that came of it."""

from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any

import attrs


class MediaKind(StrEnum):
    """What a file is to the person who looks at it."""

    VIDEO = "video"
    IMAGE = "image"
    AUDIO = "audio"


@attrs.frozen
class Metadata:
    """What a site says about a link. Everything here is hostile text until it is escaped.

    Attributes:
        title: The post's title, at most 300 characters.
        author: Who made it, as the site names them.
        duration: Seconds, when the site says so.
        items: How many files the link holds, when known.
        size: Bytes of all files together, when known.
        age_limit: The age that the site asks for, 0 when none.
        text: The post's own words, at most 2000 characters.
        missing: Which of its items did not come, as ``2,5-6``; empty for none.
    """

    title: str = ""
    author: str = ""
    duration: float | None = None
    items: int | None = None
    size: int | None = None
    age_limit: int = 0
    text: str = ""
    missing: str = ""


@attrs.frozen
class CheckedFile:
    """A file whose own bytes say what it is.

    Attributes:
        path: Where it is now.
        mime: Type, from the bytes.
        kind: Video, image or audio.
        suffix: The ending that fits the type, with its dot.
        size: Bytes.
        alt: What its author says it shows, for people who cannot see it. Hostile text, like all from a site.
        of: Which of the files that came it was made of, from 0: several parts may be made of one.
        history: What was done to it since it came, in order, in a word or two each; empty for nothing.
        poster: A small JPEG of a video's first second, None for what is no video.
    """

    path: Path
    mime: str
    kind: MediaKind
    suffix: str
    size: int
    alt: str = ""
    of: int = 0
    history: tuple[str, ...] = ()
    poster: Path | None = None

    def after(self, step: str, **changes: Any) -> "CheckedFile":
        """Return the file that came of this one by a step, which its history gets; ``changes`` are what is new."""
        return attrs.evolve(self, history=(*self.history, step), **changes)


@attrs.frozen
class StoredFile:
    """A checked file of a job.

    Attributes:
        path: Relative to the library's root; fixed names, never a title.
        name: What people see, safe for Discord.
        mime: From the file's own bytes, never from what the site claims.
        kind: Video, image or audio.
        size: Bytes.
        sha256: Lower-case hex digest.
        alt: As in `CheckedFile`.
        poster: The same for its poster, relative to the library's root.
    """

    path: PurePosixPath
    name: str
    mime: str
    kind: MediaKind
    size: int
    sha256: str
    alt: str = ""
    poster: PurePosixPath | None = None

    def poster_beside(self, path: Path) -> Path | None:
        """Return where the poster is when the file itself is at ``path``, None when there is none."""
        return None if self.poster is None else path.parents[len(self.path.parts) - 1] / self.poster
