"""Boxes of an MP4 that ffmpeg does not tell of, and that cameras and editors write places and names into."""

import mmap
from collections.abc import Iterator
from pathlib import Path

_KNOWN = frozenset(
    (
        b"ftyp",
        b"moov",
        b"mdat",
        b"free",
        b"skip",
        b"wide",
        b"moof",
        b"mfra",
        b"sidx",
        b"ssix",
        b"styp",
        b"emsg",
        b"prft",
    )
)
"""What may stand at the top (ISO/IEC 14496-12 §6.2.3). ``uuid`` and ``meta`` may hold XMP and anything else."""

_MOVS = ("video/mp4", "video/quicktime", "audio/mp4")
_TAGS = (b"meta", b"\xa9swr", b"\xa9too", b"\xa9enc")
"""Boxes of a movie's user data that ffmpeg tells of, or that name the program that wrote it."""
_MOST = 100_000


def holds_private_boxes(path: Path, mime: str) -> bool:
    """Say whether an MP4 has boxes beside picture, sound, and the plain tags that ffmpeg tells of."""
    if mime not in _MOVS:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for kind, start, end in _boxes(data, 0, len(data)):
            if kind not in _KNOWN or (kind == b"moov" and _movie(data, start, end)):
                return True
    return False


def _movie(data: mmap.mmap, start: int, end: int) -> bool:
    for kind, inner, stop in _boxes(data, start, end):
        if kind in (b"meta", b"uuid"):
            return True
        if kind == b"udta" and any(name not in _TAGS for name, _, _ in _boxes(data, inner, stop)):
            return True
        if kind == b"trak" and any(name in (b"udta", b"meta", b"uuid") for name, _, _ in _boxes(data, inner, stop)):
            return True
    return False


def _boxes(data: mmap.mmap, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield type, start and end of the content of each box, up to one that is broken."""
    for _ in range(_MOST):
        if at + 8 > end:
            return
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        stop = at + size if size else end
        if stop < at + head:
            return
        yield data[at + 4 : at + 8], at + head, min(stop, end)
        at = stop
