"""What a video or sound holds: ffmpeg must be able to list all of its packets and to decode its beginning."""

import asyncio
from pathlib import Path

import attrs

from boss_bot.domain.errors.faults import DamagedFileError, TooMuchMediaError
from boss_bot.media.inspection.contents import Probe
from boss_bot.media.inspection.packets import Packets, Stream
from boss_bot.media.limits import MediaLimits
from boss_bot.media.programs.child import run
from boss_bot.media.programs.ended import Heard
from boss_bot.media.programs.ffmpeg import reading

_SAMPLE = "2"
"""Seconds that are decoded to see that the decoder agrees."""

_TOO_MANY = b"exceeds max_streams"
"""What ffmpeg says of a file with more streams than it was told to open."""

_POSTER_ROOM = 1 << 20
"""Bytes that a poster may have: it is 640 pixels wide."""

_HARMLESS = frozenset(
    b"major_brand minor_version compatible_brands encoder language handler_name vendor_id duration title artist album "
    b"album_artist track disc genre date bps number_of_bytes number_of_frames _statistics_tags "
    b"_statistics_writing_app".split()
)
"""Keys of metadata that tell nothing of a person or a place. All others make the file be written anew without any."""


async def probe(path: Path, mime: str, limits: MediaLimits, poster: Path | None = None) -> Probe:
    """Look at a video or sound in a process of its own.

    Args:
        path: The file.
        mime: What its first bytes say.
        limits: What may be decoded.
        poster: Where a small JPEG of the first second goes, when there is a picture; None for nowhere.

    Raises:
        DamagedFileError: It cannot be read, or its beginning cannot be decoded.
        TooMuchMediaError: It is over one of the limits.
    """
    every = ("-map", "0", "-copy_unknown", "-c", "copy", "-f", "framecrc", "-")
    streams = await _packets(path, mime, limits, *every)
    sample = ("-t", _SAMPLE, "-map", "0:V:0?", "-map", "0:a:0?", "-sn", "-dn", "-f", "framecrc", "-")
    found = Probe(streams, private=await _tells_more(path, mime, limits))
    still = _poster(found, poster) if poster and found.video else ()
    try:
        decoded = await _packets(path, mime, limits, *sample, *still, room=_POSTER_ROOM if still else 0)
    except DamagedFileError:  # it may be the poster alone that cannot be made
        if not still or not poster:
            raise
        await asyncio.to_thread(poster.unlink, missing_ok=True)
        decoded = await _packets(path, mime, limits, *sample)
    kinds = {stream.media for stream in decoded if stream.packets}
    wanted = {"video"} if found.video else set()
    if not kinds or not wanted <= kinds:
        raise DamagedFileError
    strangers = any(stream.media not in ("video", "audio", "subtitle") for stream in streams)
    return attrs.evolve(found, private=found.private or strangers)


def _poster(seen: Probe, to: Path) -> tuple[str, ...]:
    """Return ffmpeg's options for a second output: the first frame, and the one after a second in its place."""
    graph = "select='eq(n,0)+gte(t,1)',scale='min(640,iw)':-2,format=yuvj420p"
    return (
        "-t", _SAMPLE, "-map", f"0:{seen.number}", "-vf", graph, "-frames:v", "2", "-fps_mode", "vfr",
        "-map_metadata", "-1", "-c:v", "mjpeg", "-q:v", "5", "-f", "image2", "-update", "1", f"file:{to}",
    )  # fmt: skip


async def _packets(path: Path, mime: str, limits: MediaLimits, *how: str, room: int = 0) -> tuple[Stream, ...]:
    packets = Packets(limits)
    command = [*reading(path, mime, limits, "-threads", "1"), *how]
    ended = await run(command, seconds=limits.look_seconds, file_bytes=room, hear=packets.hear)
    if _TOO_MANY in ended.words:  # of a Matroska file it would read the first ones
        raise TooMuchMediaError("streams", limits.streams + 1, limits.streams)
    ended.must_be_well()
    return tuple(packets.streams.values())


async def _tells_more(path: Path, mime: str, limits: MediaLimits) -> bool:
    tags = Heard()
    command = [*reading(path, mime, limits), "-map", "0:v?", "-map", "0:a?", "-c", "copy", "-f", "ffmetadata", "-"]
    ended = await run(command, seconds=limits.look_seconds, file_bytes=0, hear=tags.hear)
    ended.must_be_well()
    keys = {line.partition(b"=")[0].lower() for line in bytes(tags.text).splitlines() if b"=" in line}
    return tags.over or not keys <= _HARMLESS
