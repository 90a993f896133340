"""Which part of a file a request asks for (RFC 9110 §13.1.5 and §14).

One range a request is understood. Several at once, another unit, or a header that is no range are ignored, as §14.2
allows, and the whole file is sent.
"""

import re

_ONE_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})", re.IGNORECASE)


def asked_range(header: str | None, size: int) -> tuple[int, int | None] | None:
    """Read a `Range` header.

    Args:
        header: Its value as it came, or None.
        size: Length of the file in bytes, to find where a suffix (`bytes=-500`, the last 500) begins.

    Returns:
        First and last byte as asked, both counted; the last is None where the header leaves it open or asks for a
        suffix. None where there is no header, or none that can be followed.
    """
    match = _ONE_RANGE.fullmatch((header or "").strip())
    if match is None:
        return None
    first, last = match.groups()
    if not first:
        return (max(0, size - int(last)), None) if last else None
    if last and int(last) < int(first):
        return None
    return int(first), int(last) if last else None


def part_of(asked: tuple[int, int | None], size: int) -> tuple[int, int] | None:
    """Turn an asked range into a half-open interval of a file of `size` bytes, or None if nothing lies in it (416)."""
    first, last = asked
    if first >= size:
        return None
    return first, size if last is None else min(size, last + 1)


def range_counts(if_range: str | None, etag: str, last_modified: str) -> bool:
    """Tell whether a `Range` still holds: without `If-Range`, or where that names exactly this version of the file.

    A weak tag never matches (RFC 9110 §13.1.5); a date must be the very `Last-Modified` that was sent.
    """
    return if_range is None or if_range.strip() in (etag, last_modified)
