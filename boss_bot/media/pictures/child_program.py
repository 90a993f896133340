"""A program of its own, with Pillow and nothing of ours: looks at one picture, or writes it anew. Runs shut in.

Usage: ``python -I child_program.py JOB``, a JSON object: ``path``, ``format``, ``pixels``, ``frame_pixels``, ``to``,
``limit`` in bytes, ``must`` where it has to be written anew in any case (else when it holds metadata that must go), and
``lossy`` where it came so. A moving picture over the limit is another program's work. Prints a JSON object.
"""

import io
import json
import sys
import warnings
from typing import Any

from PIL import Image, ImageOps

_KEPT = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
"""Formats that a picture may keep; the others become a PNG where that fits."""
_PRIVATE = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "mp", "mpoffset")
_QUALITIES = {92: 1.0, 85: 0.6, 75: 0.45, 60: 0.35}
"""Qualities to try, best first, and the least share of the first's size that each is likely to take."""
_BEST = 92
_SHRINK = 0.8
_SMALLEST = 64


def look(picture: Image.Image, job: dict[str, Any]) -> dict[str, Any]:
    """Measure, then decode every frame: only what can be decoded is a picture."""
    pixels = picture.width * picture.height
    if pixels > job["pixels"]:
        return {"error": "pixels", "amount": pixels, "limit": job["pixels"]}
    frames = getattr(picture, "n_frames", 1)
    if pixels * frames > job["frame_pixels"]:
        return {"error": "frames", "amount": pixels * frames, "limit": job["frame_pixels"]}
    for frame in range(frames):
        picture.seek(frame)
        picture.load()
    told = any(key in picture.info for key in _PRIVATE) or bool(picture.getexif()) or bool(getattr(picture, "text", {}))
    private = told and picture.format != "GIF"  # a comment of the program that made it; no camera writes this kind
    return {"private": private, "moves": frames > 1}


def write(picture: Image.Image, job: dict[str, Any]) -> dict[str, Any]:
    """Write the picture upright, without any metadata, in at most ``limit`` bytes."""
    moves = picture.format in _KEPT and getattr(picture, "n_frames", 1) > 1
    turned = not moves and picture.getexif().get(0x0112, 1) != 1
    if not (turned or job["lossy"]):
        same = _same(picture)
        if len(same) <= job["limit"]:
            return _save(same, picture.format if picture.format in _KEPT else "PNG", job)
    if moves:
        return {"error": "limit"}  # a still would not be what was asked for
    upright = ImageOps.exif_transpose(picture)
    clear = upright.has_transparency_data
    upright = upright.convert("RGBA" if clear else "RGB")
    form = "WEBP" if clear else "JPEG"
    while min(upright.size) >= _SMALLEST or (turned and upright.size == picture.size[::-1]):
        first = 0
        for quality, share in _QUALITIES.items():
            if first * share > job["limit"]:
                continue
            data = _encoded(upright, form, quality=quality, icc_profile=picture.info.get("icc_profile"))
            first = first or len(data)
            if len(data) <= job["limit"]:
                return _save(data, form, job)
        upright = upright.resize((max(1, int(upright.width * _SHRINK)), max(1, int(upright.height * _SHRINK))))
    return {"error": "limit"}


def _same(picture: Image.Image) -> bytes:
    """Return the picture in its own format, as near to what it was as the format allows, without its metadata."""
    form = picture.format if picture.format in _KEPT else "PNG"
    options: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile"), "exif": b""}
    if form == "JPEG":
        options["quality"] = "keep"
        options["comment"] = b""
    elif form in ("WEBP", "AVIF"):
        options["quality"] = _BEST
    if form == picture.format and getattr(picture, "n_frames", 1) > 1:
        options["save_all"] = True
    for key in (*_PRIVATE, "comment", "dpi"):
        picture.info.pop(key, None)
    return _encoded(picture, form, **options)


def _encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _save(data: bytes, form: str, job: dict[str, Any]) -> dict[str, Any]:
    with open(job["to"], "xb") as file:  # noqa: PTH123 - pathlib costs its import
        file.write(data)
    return {"format": form, "size": len(data)}


def main(text: str) -> dict[str, Any]:
    """Do one job."""
    job = json.loads(text)
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = job["pixels"]
    try:
        with Image.open(job["path"], formats=[job["format"]]) as picture:
            found = look(picture, job)
            if "error" in found or not (job["must"] or found["private"]):
                return found
            if found["moves"]:
                if job["must"] and picture.format in _KEPT:
                    return found
                picture.seek(0)
            return write(picture, job)
    except Image.DecompressionBombError:
        return {"error": "pixels", "amount": 2 * job["pixels"], "limit": job["pixels"]}
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, OverflowError, IndexError, TypeError, KeyError):
        return {"error": "damaged"}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))  # noqa: T201 - its parent reads it
