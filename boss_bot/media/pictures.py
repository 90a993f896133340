"""Pictures, by Pillow in a process of its own."""

import json
import sys
from pathlib import Path
from typing import Any

from boss_bot.domain.failures import FileTooLargeError
from boss_bot.domain.faults import DamagedFileError, TooMuchMediaError
from boss_bot.domain.media import CheckedFile
from boss_bot.media.child import run
from boss_bot.media.ended import Heard
from boss_bot.media.limits import MediaLimits
from boss_bot.media.new_files import beside, size_of
from boss_bot.media.signatures import SIGNATURES

_CHILD = Path(__file__).with_name("picture_child.py")
_FORMATS = {
    "image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP", "image/avif": "AVIF",
    "image/bmp": "BMP", "image/tiff": "TIFF",
}  # fmt: skip
_NOT_SHOWN = frozenset({"image/bmp", "image/tiff"})
_SLACK = 1 << 16


def is_shown(mime: str) -> bool:
    """Say whether Discord's clients show pictures of this kind; the others are written anew in one that they do."""
    return mime not in _NOT_SHOWN


async def look_at(path: Path, mime: str, limits: MediaLimits) -> bool:
    """Decode a picture; return whether it carries metadata that must go.

    Raises:
        DamagedFileError: It cannot be decoded.
        TooMuchMediaError: It has too many pixels.
    """
    return bool((await _ask(path, mime, limits, {}))["private"])


async def write_anew(file: CheckedFile, limit: int, limits: MediaLimits) -> CheckedFile:
    """Write a picture upright, without metadata, and in at most ``limit`` bytes.

    Raises:
        FileTooLargeError: Not even a small one fits.
        DamagedFileError: It cannot be decoded.
    """
    to = beside(file.path, "anew")
    wanted = {"to": str(to), "limit": limit}
    answer = await _ask(file.path, file.mime, limits, wanted)
    if answer.get("error") == "limit":
        raise FileTooLargeError(size=file.size, limit=limit)
    mime = next(mime for mime, form in _FORMATS.items() if form == answer["format"])
    suffix = next(signature.suffix for signature in SIGNATURES if signature.mime == mime)
    return file.after("written anew", path=to, mime=mime, suffix=suffix, size=size_of(to))


async def _ask(path: Path, mime: str, limits: MediaLimits, wanted: dict[str, Any]) -> dict[str, Any]:
    job = {
        "path": str(path), "format": _FORMATS[mime], "pixels": limits.pixels, "frame_pixels": limits.frame_pixels,
    } | wanted  # fmt: skip
    answer = Heard()
    ended = await run(
        [sys.executable, "-I", "-B", str(_CHILD), json.dumps(job)],
        seconds=limits.look_seconds,
        file_bytes=wanted.get("limit", 0) + _SLACK,
        hear=answer.hear,
    )
    ended.must_be_well()
    said: dict[str, Any] = json.loads(answer.text)
    if said.get("error") == "damaged":
        raise DamagedFileError
    if said.get("error") in ("pixels", "frames"):
        raise TooMuchMediaError(said["error"], said["amount"], said["limit"])
    return said
