"""What a video or sound holds, as the list of its packets tells it."""

import attrs

from boss_bot.media.inspection.packets import Stream

_SHORTEST = 0.1
"""Seconds that a file counts as at least: one frame may say that it has no length."""


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
        """The picture that moves; a cover is none, and a still beside it neither."""
        found = [s for s in self.streams if s.media == "video" and not _cover(s, self.streams)]
        return next((s for s in found if s.packets > 1), next(iter(found), None))

    @property
    def number(self) -> int:
        """The number of the moving picture's stream in the file; 0 where there is none."""
        return next((number for number, stream in enumerate(self.streams) if stream is self.video), 0)

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
