"""The kinds of file that are passed on, and how their first bytes look: an allow list.

What is not here is refused: pages, programs, archives, playlists, manifests. Sources: the registered media types'
own specifications (ISO/IEC 14496-12 for ``ftyp``, RFC 9559 for Matroska, RFC 3533 for Ogg, RFC 9639 for FLAC).
"""

import re

import attrs

from boss_bot.domain.content.media import MediaKind

HEAD = 4096
"""Bytes of a file's start that a signature may look at."""


@attrs.frozen
class Signature:
    """One kind of file: a pattern that its first bytes match."""

    pattern: re.Pattern[bytes]
    mime: str
    kind: MediaKind
    suffix: str


def _sign(pattern: bytes, mime: str, suffix: str) -> Signature:
    return Signature(re.compile(pattern, re.DOTALL), mime, MediaKind(mime.partition("/")[0]), suffix)


_MP4_BRANDS = rb"(?:isom|iso[2-9]|mp4[12]|avc1|M4V |M4VP|dash|MSNV|3gp[4-9]|3g2[a-c]|cmfc|mmp4)"

SIGNATURES: tuple[Signature, ...] = (
    _sign(rb"\xff\xd8\xff", "image/jpeg", ".jpg"),
    _sign(rb"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    _sign(rb"GIF8[79]a", "image/gif", ".gif"),
    _sign(rb"RIFF....WEBP", "image/webp", ".webp"),
    _sign(rb"....ftyp(?:avif|avis|mif1.{4}(?:.{4}){0,8}?avif)", "image/avif", ".avif"),
    _sign(rb"....ftyp(?:hei[cxms]|mif1.{4}(?:.{4}){0,8}?hei[cx])", "image/heic", ".heic"),
    _sign(rb"BM.{4}\x00{4}.{4}[\x0c-\x7c]\x00\x00\x00", "image/bmp", ".bmp"),
    _sign(rb"II\*\x00|MM\x00\*", "image/tiff", ".tiff"),
    _sign(rb"....ftyp(?:M4A |M4B )", "audio/mp4", ".m4a"),
    _sign(rb"....ftypqt  ", "video/quicktime", ".mov"),
    _sign(rb"....ftyp" + _MP4_BRANDS, "video/mp4", ".mp4"),
    _sign(rb"\x1a\x45\xdf\xa3.{0,64}\x42\x82.webm", "video/webm", ".webm"),
    _sign(rb"\x1a\x45\xdf\xa3.{0,64}\x42\x82.matroska", "video/x-matroska", ".mkv"),
    _sign(rb"ID3[\x02-\x04]|\xff[\xfb\xf3\xf2]", "audio/mpeg", ".mp3"),
    _sign(rb"\xff[\xf1\xf9]", "audio/aac", ".aac"),
    _sign(rb"OggS\x00.{20,40}(?:OpusHead|\x01vorbis|\x7fFLAC)", "audio/ogg", ".ogg"),
    _sign(rb"fLaC", "audio/flac", ".flac"),
    _sign(rb"RIFF....WAVE", "audio/wav", ".wav"),
)


def signature_of(head: bytes) -> Signature | None:
    """Return the kind of file that these first bytes begin, None when it is none of ours."""
    return next((signature for signature in SIGNATURES if signature.pattern.match(head)), None)
