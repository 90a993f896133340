"""Cutting and converting what has been fetched, by ffmpeg, which sees this one file and no network."""

import subprocess
from pathlib import Path

from boss_bot.domain.content.media import MediaKind
from boss_bot.domain.content.options import MediaWanted, Options
from boss_bot.domain.content.progress import Stage
from boss_bot.domain.errors.faults import ConversionError, OutsideClipError
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.choosing import kind_of
from boss_bot.downloaders.tools.cut import Cut

CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,gif,mp3,ogg,wav,aac,flac,mpegts"
LOCAL_MEDIA_ONLY = ("-protocol_whitelist", "file", "-format_whitelist", CONTAINERS)
"""ffmpeg reads no network name, and no playlist that could lead to another job's files."""

_PICTURE = ("-map", "0:v:0", "-map", "0:a:0?", "-c:v", "libx264", "-preset", "veryfast", "-crf", "22")
_LAYOUT = ("-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart")
_SOUND = ("-vn", "-map", "0:a:0", "-c:a", "aac", "-b:a", "160k")
_SOUND_AS_IT_IS = ("-vn", "-map", "0:a:0", "-c:a", "copy")
_LONGEST = 6 * 3600.0
"""Seconds that a result may last: a file with a gap of a day between two frames would never be done."""


def finish(order: Order, path: Path, report: Reporter) -> Path:
    """Make of a fetched file what the options ask for; return where it is, the file itself when there is nothing to do.

    A part is cut exactly, and encoded anew for it. Sound alone becomes an ``.m4a``, without loss where it can.

    Raises:
        OutsideClipError: The part lies behind the end.
        ConversionError: ffmpeg cannot read the file, or there is no sound in it.
    """
    options, kind = order.options, kind_of(path.suffix[1:])
    sound = options.media is MediaWanted.AUDIO
    if kind not in (MediaKind.VIDEO, MediaKind.AUDIO):
        return path
    if not options.clipped and not (sound and kind is MediaKind.VIDEO) and path.suffix != ".weba":
        return path
    report.stage(Stage.CUTTING)
    if sound or kind is MediaKind.AUDIO:
        made = path.with_name(f"{path.stem}-sound.m4a")
        if options.clipped or not _run(order, path, made, _SOUND_AS_IT_IS, report):
            _demand(order, path, made, _SOUND, report)
    else:
        made = path.with_name(f"{path.stem}-clip.mp4")
        _demand(order, path, made, (*_PICTURE, *_LAYOUT), report)
    path.unlink()
    return made


def _demand(order: Order, source: Path, target: Path, how: tuple[str, ...], report: Reporter) -> None:
    if not _run(order, source, target, how, report):
        raise ConversionError


def _run(order: Order, source: Path, target: Path, how: tuple[str, ...], report: Reporter) -> bool:
    """Run ffmpeg once; False when it fails.

    Raises:
        OutsideClipError: It wrote nothing, because the part lies behind the end.
    """
    command = [
        order.ffmpeg, "-nostdin", "-hide_banner", "-v", "quiet", "-nostats", "-progress", "pipe:1", "-y",
        *LOCAL_MEDIA_ONLY, *_part(order.options), "-i", f"file:{source}", "-t", str(_length(order.options)),
        *how, "-map_metadata", "-1", "-threads", "1", f"file:{target}",
    ]  # fmt: skip
    said = Cut(report, source.stat().st_size, order.options.length)
    with said.alone(), subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as program:
        said.follow(program.stdout or ())
    if program.returncode == 0 and not said.seconds:
        target.unlink(missing_ok=True)
        if order.options.start:
            raise OutsideClipError
        return False
    return program.returncode == 0


def _part(options: Options) -> tuple[str, ...]:
    return ("-ss", f"{options.start:.3f}") if options.start else ()


def _length(options: Options) -> float:
    return _LONGEST if options.length is None else options.length
