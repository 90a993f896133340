"""The containers that files are in: which muxer writes one, and which one Discord's clients play."""

from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.media.inspection.contents import Probe

MUXERS = {
    ".mp4": "mp4", ".mov": "mov", ".m4a": "mp4", ".webm": "webm", ".mkv": "matroska",
    ".mp3": "mp3", ".aac": "adts", ".ogg": "ogg", ".flac": "flac", ".wav": "wav",
}  # fmt: skip
"""ffmpeg's name for the writer of each container, by the ending."""

MIMES = {".mp4": "video/mp4", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".mp3": "audio/mpeg"}
"""Types of the containers that a file may be moved into."""

IN_MP4 = (".mp4", ".mov", ".m4a")
"""Containers whose index can stand at the beginning, so that a file plays before it has come whole."""

_PICTURES = frozenset({"h264", "hevc", "av1", "vp9", "mpeg4"})
_SOUNDS = {"aac": ".m4a", "alac": ".m4a", "mp3": ".mp3", "opus": ".ogg", "vorbis": ".ogg"}
_SOUNDS_OF_MP4 = frozenset({"aac", "mp3", "opus", "ac3", "eac3"})


def playable(file: CheckedFile, seen: Probe) -> str:
    """Return the ending of the container that the file should be in, its own where that plays or nothing else can be.

    Discord's clients play MP4, MOV and WebM as videos, and MP3, M4A, Ogg, FLAC and WAV as sounds. Matroska and bare
    AAC are offered as downloads only, though the streams in them may be the same.
    """
    sound = seen.audio.codec if seen.audio else ""
    if file.kind is MediaKind.VIDEO and file.suffix == ".mkv" and seen.video:
        good = seen.video.codec in _PICTURES and (not sound or sound in _SOUNDS_OF_MP4)
        return ".mp4" if good else file.suffix
    if file.kind is MediaKind.AUDIO and file.suffix in (".mkv", ".webm", ".aac"):
        return _SOUNDS.get(sound, file.suffix)
    return file.suffix
