"""How ffmpeg is called: it reads the one file that it is told to read, by the one demuxer that the bytes ask for."""

from pathlib import Path

from boss_bot.media.limits import MediaLimits
from boss_bot.media.programs.program import find_ffmpeg

_DEMUXERS = {
    "video/mp4": "mov", "video/quicktime": "mov", "audio/mp4": "mov",
    "video/webm": "matroska", "video/x-matroska": "matroska", "image/gif": "gif", "image/webp": "webp_anim",
    "image/png": "apng", "image/avif": "mov", "image/heic": "mov",
    "audio/webm": "matroska", "audio/x-matroska": "matroska",
    "audio/mpeg": "mp3", "audio/aac": "aac", "audio/ogg": "ogg", "audio/flac": "flac", "audio/wav": "wav",
}  # fmt: skip
"""The demuxer of each kind that ffmpeg is given. No playlist, no manifest, no script is among them."""

PLAIN = ("-map_metadata", "-1", "-map_chapters", "-1", "-dn", "-sn")
"""Output options: nothing but picture and sound."""

NEVER_A_GAP = ("-fps_mode", "vfr")
"""Output option: a gap in time is kept as a gap, not filled with frames."""


def reads(mime: str) -> bool:
    """Say whether ffmpeg is the decoder of this kind."""
    return mime in _DEMUXERS


def reading(path: Path, mime: str, limits: MediaLimits, *options: str) -> list[str]:
    """Write the command up to its input.

    Args:
        path: The file, absolute.
        mime: What its first bytes say.
        limits: Pixels and streams that the decoder may take.
        options: More input options.
    """
    demuxer = _DEMUXERS[mime]
    return [
        str(find_ffmpeg()), "-v", "error", "-nostdin", "-nostats", "-y",
        "-protocol_whitelist", "file", "-format_whitelist", "mov,matroska,gif,apng,webp_anim,mp3,aac,ogg,flac,wav",
        "-max_streams", str(limits.streams), "-max_pixels", str(limits.pixels), "-f", demuxer,
        *options, "-i", f"file:{path}",
    ]  # fmt: skip
