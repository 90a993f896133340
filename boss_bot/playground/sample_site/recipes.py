"""What the sample site has on its shelf, and how ffmpeg makes each piece from nothing.

Nothing here comes from a file: pictures and sound are made by ffmpeg's own sources (test cards, noise, sine waves), so
nothing binary is committed. Bit rates are set so that the sizes are known beforehand.
"""

import attrs

SAME_BYTES = (
    *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
    *("-map_metadata", "-1", "-threads", "1"),
)
"""Output options that make one ffmpeg write the same bytes every time: no versions, no dates, one thread."""

_X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
_H264_AAC = (
    *_X264,
    *("-c:a", "aac", "-b:a", "96k", "-movflags", "+faststart"),
)
_ONE_FRAME = ("-frames:v", "1")
_SUNSET = "gradients=s=640x360:d=1:r=1:seed=7:n=3:x0=0:y0=0:x1=0:y1=359:c0=0x2b1055:c1=0xff7e5f:c2=0xfeb47b"


_STREAM = "testsrc2=s=1280x720:r=2:d=6,noise=alls=12:allf=t"
STREAMS = {720: "1280x720", 480: "854x480", 240: "426x240"}
"""The versions of one video that `/stream.m3u8` lists: lines, and width and height."""
STREAM_SECONDS = 6


@attrs.frozen
class Recipe:
    """How one file is made.

    Attributes:
        path: Where the site serves it, for example `/clip.mp4`; the file bears the same name.
        content_type: What it is served as.
        inputs: lavfi graphs, one input each, in the order video, sound.
        options: Output options of ffmpeg, without the ones in `SAME_BYTES`.
    """

    path: str
    content_type: str
    inputs: tuple[str, ...]
    options: tuple[str, ...]


def _stream(lines: int, rate: str) -> Recipe:
    return Recipe(
        f"/stream-{lines}.ts",
        "video/mp2t",
        (f"{_STREAM},scale={STREAMS[lines].replace('x', ':')}", "sine=550:d=6"),
        (*_X264, "-b:v", rate, "-maxrate", rate, "-bufsize", rate, "-c:a", "aac", "-b:a", "64k", "-f", "mpegts"),
    )


RECIPES = (
    Recipe(  # 6 s, about 1.4 MB
        "/clip.mp4",
        "video/mp4",
        ("testsrc=s=640x360:r=25:d=6,noise=alls=16:allf=t", "sine=440:d=6"),
        (*_H264_AAC, "-b:v", "1800k"),
    ),
    Recipe(  # 4 s, about 7 MB: noise costs little to make and cannot be made small
        "/talk.mp4",
        "video/mp4",
        ("testsrc2=s=640x360:r=12:d=4,noise=alls=30:allf=t", "sine=330:d=4"),
        (*_H264_AAC, "-b:v", "11M"),
    ),
    Recipe(
        "/clip.webm",
        "video/webm",
        ("testsrc=s=320x180:r=15:d=3",),
        ("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "-8", "-b:v", "400k"),
    ),
    Recipe("/song.mp3", "audio/mpeg", ("sine=440:d=6",), ("-c:a", "libmp3lame", "-b:a", "128k")),
    Recipe("/cat.jpg", "image/jpeg", ("smptehdbars=s=640x360:d=1:r=1",), (*_ONE_FRAME, "-q:v", "3")),
    Recipe("/dog.png", "image/png", ("testsrc2=s=640x360:d=1:r=1",), _ONE_FRAME),
    Recipe("/sunset.webp", "image/webp", (_SUNSET,), (*_ONE_FRAME, "-quality", "80")),
    Recipe("/gif.gif", "image/gif", ("testsrc=s=160x90:d=1:r=8",), ()),
    _stream(720, "3000k"),
    _stream(480, "1500k"),
    _stream(240, "600k"),
)
"""Everything the site makes at its start: about a second of one core in all."""
