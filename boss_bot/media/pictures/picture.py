"""Pictures, by Pillow in a process of its own."""

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

import attrs

from boss_bot.domain.content.media import CheckedFile
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.faults import DamagedFileError, TooMuchMediaError
from boss_bot.media.inspection.signatures import HEAD, SIGNATURES
from boss_bot.media.limits import MediaLimits
from boss_bot.media.programs.child import run
from boss_bot.media.programs.ended import Heard
from boss_bot.media.programs.ffmpeg import PLAIN, reading
from boss_bot.media.programs.new_files import beside, size_of

_CHILD = Path(__file__).with_name("child_program.py")
_FORMATS = {
    "image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP", "image/avif": "AVIF",
    "image/bmp": "BMP", "image/tiff": "TIFF",
}  # fmt: skip
_PHONES = "image/heic"
_NOT_SHOWN = frozenset({"image/bmp", "image/tiff", _PHONES})
_TOO_LARGE = os.strerror(errno.EFBIG).encode()
_TILES = 512
"""Streams of a phone's picture: each tile of 512 by 512 pixels is one."""
_SLACK = 1 << 16


def is_shown(mime: str) -> bool:
    """Say whether Discord's clients show pictures of this kind; the others are written anew in one that they do."""
    return mime not in _NOT_SHOWN


async def pass_on(file: CheckedFile, limit: int, limits: MediaLimits) -> CheckedFile:
    """Decode a picture, and write it upright and without metadata where it has to be written anew.

    Returns:
        The same file when nothing is wrong with it, and a moving picture that is over the limit as it is.

    Raises:
        DamagedFileError: It cannot be decoded.
        TooMuchMediaError: It has too many pixels.
        FileTooLargeError: Not even a small one fits.
    """
    lossy, look = file.mime == _PHONES, file
    if lossy:
        look = attrs.evolve(file, path=await _decoded(file, limits), mime="image/bmp")
    must = file.size > limit or not is_shown(file.mime)
    most = limit if must else min(limit, 2 * file.size + HEAD)  # nothing grows much by losing its metadata
    to = beside(file.path, "anew")
    answer = await _ask(look, limits, {"to": str(to), "limit": most, "must": must, "lossy": lossy})
    if lossy:
        look.path.unlink()
    if answer.get("error") == "limit":
        raise FileTooLargeError(size=file.size, limit=limit)
    if "format" not in answer:
        return file
    mime = next(mime for mime, form in _FORMATS.items() if form == answer["format"])
    suffix = next(signature.suffix for signature in SIGNATURES if signature.mime == mime)
    return file.after("written anew", path=to, mime=mime, suffix=suffix, size=size_of(to))


async def _decoded(file: CheckedFile, limits: MediaLimits) -> Path:
    """Decode a phone's picture, which Pillow does not read: upright, its tiles put together.

    Raises:
        DamagedFileError: It cannot be decoded.
        TooMuchMediaError: It has too many pixels.
    """
    to = beside(file.path, "decoded")
    command = [
        *reading(file.path, file.mime, attrs.evolve(limits, streams=_TILES), "-threads", "1"), "-frames:v", "1",
        *PLAIN, "-pix_fmt", "bgr24", "-c:v", "bmp", "-f", "image2", "-update", "1", f"file:{to}",
    ]  # fmt: skip
    ended = await run(command, seconds=limits.look_seconds, file_bytes=3 * limits.pixels + _SLACK)
    if _TOO_LARGE in ended.words:
        raise TooMuchMediaError("pixels", 2 * limits.pixels, limits.pixels)
    ended.must_be_well()
    return to


async def _ask(file: CheckedFile, limits: MediaLimits, wanted: dict[str, Any]) -> dict[str, Any]:
    about = {"path": str(file.path), "format": _FORMATS[file.mime]}
    job = about | {"pixels": limits.pixels, "frame_pixels": limits.frame_pixels} | wanted
    answer = Heard()
    ended = await run(
        [sys.executable, "-I", "-B", str(_CHILD), json.dumps(job)],
        seconds=limits.look_seconds,
        file_bytes=wanted["limit"] + _SLACK,
        hear=answer.hear,
    )
    ended.must_be_well()
    said: dict[str, Any] = json.loads(answer.text)
    if said.get("error") == "damaged":
        raise DamagedFileError
    if said.get("error") in ("pixels", "frames"):
        raise TooMuchMediaError(said["error"], said["amount"], said["limit"])
    return said
