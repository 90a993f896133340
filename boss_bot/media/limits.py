"""How much of a file may be looked at: all that is over it is refused before anything is decoded."""

import attrs


@attrs.frozen
class MediaLimits:
    """Limits of one file, and of the work on it.

    Attributes:
        pixels: Width times height of one frame. A phone's largest picture has less; a bomb has more.
        frame_pixels: Pixels of all frames of a moving picture together.
        seconds: Length of a video or sound.
        streams: Streams of a file: picture, sounds, subtitles, attachments.
        packets: Packets of all streams of a file.
        look_seconds: How long looking at one file may take.
        encode_seconds: How long one encode may take.
        threads: Threads of one encode.
        encodes: Encodes that run at once.
        parts: Parts that one file may be cut into.
    """

    pixels: int = 40_000_000
    frame_pixels: int = 1_000_000_000
    seconds: float = 3 * 3600.0
    streams: int = 16
    packets: int = 4_000_000
    look_seconds: float = 120.0
    encode_seconds: float = 1800.0
    threads: int = 2
    encodes: int = 1
    parts: int = 10
