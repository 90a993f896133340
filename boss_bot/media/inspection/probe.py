"""What a video or sound holds: ffmpeg must be able to list all of its packets and to decode its beginning."""

from pathlib import Path

import attrs

from boss_bot.domain.errors.faults import DamagedFileError
from boss_bot.media.inspection.packets import Packets, Stream
from boss_bot.media.limits import MediaLimits
from boss_bot.media.programs.child import run
from boss_bot.media.programs.ended import Heard
from boss_bot.media.programs.ffmpeg import reading

_SAMPLE = "2"
"""Seconds that are decoded to see that the decoder agrees."""

_SHORTEST = 0.1
"""Seconds that a file counts as at least: one frame may say that it has no length."""

_HARMLESS = frozenset(
    b"major_brand minor_version compatible_brands encoder language handler_name vendor_id duration title artist album "
    b"album_artist track disc genre date bps number_of_bytes number_of_frames _statistics_tags "
    b"_statistics_writing_app".split()
)
"""Keys of metadata that tell nothing of a person or a place. All others make the file be written anew without any."""


@attrs.frozen
class Probe:
    """What a file holds.

    Attributes:
        streams: All of them.
        private: Whether it carries more than picture and sound: tags, telemetry, attachments.
    """

    streams: tuple[Stream, ...]
    private: bool

    @property
    def video(self) -> Stream | None:
        """The picture that moves; a cover is none."""
        return next((s for s in self.streams if s.media == "video" and not _cover(s, self.streams)), None)

    @property
    def audio(self) -> Stream | None:
        """The first sound."""
        return next((s for s in self.streams if s.media == "audio"), None)

    @property
    def bytes(self) -> int:
        """Bytes of picture and sound, without their container."""
        return sum(stream.bytes for stream in self.streams if stream.media in ("video", "audio"))

    @property
    def still(self) -> bool:
        """Whether it is a single picture."""
        return self.audio is None and (self.video is None or self.video.packets < 2)

    @property
    def seconds(self) -> float:
        """How long it is."""
        return max([_SHORTEST, *(s.ends for s in self.streams if s.media in ("video", "audio"))])


def _cover(stream: Stream, streams: tuple[Stream, ...]) -> bool:
    return stream.codec in ("mjpeg", "png", "bmp", "gif", "webp") and stream.packets <= 1 < len(streams)


async def probe(path: Path, mime: str, limits: MediaLimits) -> Probe:
    """Look at a video or sound in a process of its own.

    Raises:
        DamagedFileError: It cannot be read, or its beginning cannot be decoded.
        TooMuchMediaError: It is over one of the limits.
    """
    every = ("-map", "0", "-copy_unknown", "-c", "copy", "-f", "framecrc", "-")
    streams = await _packets(path, mime, limits, *every)
    sample = ("-t", _SAMPLE, "-map", "0:V:0?", "-map", "0:a:0?", "-sn", "-dn", "-f", "framecrc", "-")
    decoded = await _packets(path, mime, limits, *sample)
    kinds = {stream.media for stream in decoded if stream.packets}
    found = Probe(streams, private=await _tells_more(path, mime, limits))
    wanted = {"video"} if found.video else set()
    if not kinds or not wanted <= kinds:
        raise DamagedFileError
    strangers = any(stream.media not in ("video", "audio", "subtitle") for stream in streams)
    return attrs.evolve(found, private=found.private or strangers)


async def _packets(path: Path, mime: str, limits: MediaLimits, *how: str) -> tuple[Stream, ...]:
    packets = Packets(limits)
    command = [*reading(path, mime, limits, "-threads", "1"), *how]
    ended = await run(command, seconds=limits.look_seconds, file_bytes=0, hear=packets.hear)
    ended.must_be_well()
    return tuple(packets.streams.values())


async def _tells_more(path: Path, mime: str, limits: MediaLimits) -> bool:
    tags = Heard()
    command = [*reading(path, mime, limits), "-map", "0:v?", "-map", "0:a?", "-c", "copy", "-f", "ffmetadata", "-"]
    ended = await run(command, seconds=limits.look_seconds, file_bytes=0, hear=tags.hear)
    ended.must_be_well()
    keys = {line.partition(b"=")[0].lower() for line in bytes(tags.text).splitlines() if b"=" in line}
    return tags.over or not keys <= _HARMLESS
