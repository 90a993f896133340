"""Where a file ends by its own structure, and whether it is something else besides.

Bytes after the end are cut off; a file that is an archive, a program or a page as well is refused. Sources: ISO/IEC
14496-12 §4.2 (boxes), PNG §5.3 (chunks), ITU-T T.81 B.1 (JPEG markers), GIF89a §17-27, RFC 9649 §2.3 (RIFF),
APPNOTE.TXT §4.3.16 (end of a zip's central directory).
"""

import mmap
import re
from pathlib import Path

from boss_bot.domain.errors.faults import DamagedFileError, HiddenContentError

_ZIP_END, _ZIP_END_SIZE, _ZIP_COMMENT = b"PK\x05\x06", 22, 0xFFFF
_STRANGER = re.compile(
    rb"(?:PK\x03\x04|\x7fELF|MZ.{58}|Rar!\x1a|7z\xbc\xaf|%PDF-|\xca\xfe\xba\xbe|#!/|\s*<(?:!doctype|html|script|svg|\?xml|\?php))",
    re.IGNORECASE | re.DOTALL,
)
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
_NEAR = 1 << 16
_BARE = frozenset(b"\xd8\x01") | frozenset(range(0xD0, 0xD8))


def end_of(path: Path, mime: str) -> int:
    """Return how many bytes of a file belong to it.

    Raises:
        HiddenContentError: It is an archive, program or page besides.
        DamagedFileError: It ends before its end.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        walk = _WALKS.get(mime)
        end = min(walk(data), len(data)) if walk else len(data)
        tail = data[end : end + _NEAR]
        if _is_zip(data) or _STRANGER.match(tail) or b"PK\x03\x04" in tail:
            raise HiddenContentError
        return end


def _is_zip(data: mmap.mmap) -> bool:
    """Say whether a reader of archives finds a directory: it looks from the end, past a comment."""
    at = data.rfind(_ZIP_END, max(0, len(data) - _ZIP_END_SIZE - _ZIP_COMMENT))
    if at < 0 or at + _ZIP_END_SIZE > len(data) or any(data[at + 4 : at + 8]):  # the numbers of its disks: zero
        return False
    return at + _ZIP_END_SIZE + int.from_bytes(data[at + 20 : at + 22], "little") <= len(data)


def _boxes(data: mmap.mmap) -> int:
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if not re.fullmatch(rb"[A-Za-z0-9 ]{4}", data[at + 4 : at + 8]) or (size and size < 8):
            return at
        at = at + size if size else len(data)
    if at > len(data):
        raise DamagedFileError
    return at


def _chunks(data: mmap.mmap) -> int:
    at = 8
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND":
            return at
    raise DamagedFileError


def _markers(data: mmap.mmap) -> int:
    at = 0
    while found := _MARKER.search(data, at):
        kind = found.group()[-1]
        at = found.end()
        if kind == 0xD9:
            return at
        if kind not in _BARE:
            at += int.from_bytes(data[at : at + 2], "big")
    raise DamagedFileError


def _riff(data: mmap.mmap) -> int:
    size = int.from_bytes(data[4:8], "little")
    return 8 + size + size % 2


def _blocks(data: mmap.mmap) -> int:
    at = 13 + _colours(data[10])
    while at < len(data):
        if data[at] == 0x3B:
            return at + 1
        at += 10 + _colours(data[at + 9]) + 1 if data[at] == 0x2C and at + 9 < len(data) else 2
        while at < len(data) and data[at]:
            at += data[at] + 1
        at += 1
    raise DamagedFileError


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


_WALKS = {
    "video/mp4": _boxes, "video/quicktime": _boxes, "audio/mp4": _boxes, "image/avif": _boxes, "image/heic": _boxes,
    "image/png": _chunks, "image/jpeg": _markers, "image/webp": _riff, "image/gif": _blocks,
}  # fmt: skip
