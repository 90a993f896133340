"""Files that no encode makes small enough, cut at key packets into parts that each play by themselves."""

from collections.abc import Sequence

from boss_bot.domain.content.media import CheckedFile
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.faults import DamagedFileError
from boss_bot.media.encoding.containers import IN_MP4, MIMES, MUXERS, playable
from boss_bot.media.inspection.contents import Probe
from boss_bot.media.limits import MediaLimits
from boss_bot.media.programs.child import run
from boss_bot.media.programs.ffmpeg import PLAIN, reading
from boss_bot.media.programs.new_files import size_of

_SHARES = (0.98, 0.9)
"""Shares of the limit that a part's packets may have; the rest is for its index. The second is for many packets."""

_JUST_BEFORE = 0.001
"""Seconds: a cut is asked for this much before its packet, so that rounding never moves it to the next one."""


async def split(file: CheckedFile, limit: int, seen: Probe, limits: MediaLimits) -> tuple[CheckedFile, ...]:
    """Cut a file into parts of at most ``limit`` bytes, nothing encoded anew.

    Raises:
        FileTooLargeError: It would be too many parts, or between two key packets there is more than the limit.
        DamagedFileError: It cannot be copied.
    """
    leader, suffix = seen.video or seen.audio, playable(file, seen)
    for share in _SHARES:
        at = cuts(leader.keys, sum(stream.bytes for stream in seen.streams), share * limit) if leader else None
        if not at or len(at) >= limits.parts:
            break
        parts = await _cut(file, at, suffix, limits)
        if all(part.size <= limit for part in parts):
            return parts
        for part in parts:
            part.path.unlink()
    raise FileTooLargeError(size=file.size, limit=limit)


def cuts(keys: Sequence[tuple[float, int]], total: int, most: float) -> tuple[float, ...] | None:
    """Return the times at which to cut, as few as can be; None when one part would be over ``most`` bytes.

    Args:
        keys: Time of each key packet, and the bytes before it.
        total: Bytes in all.
        most: Bytes that a part may have.
    """
    found: list[float] = []
    begin, last = 0, (0.0, 0)
    for key in (*keys, (float("inf"), total)):
        if key[1] - begin > most:
            if last[1] <= begin or key[1] - last[1] > most:
                return None
            found.append(last[0])
            begin = last[1]
        last = key
    return tuple(found)


async def _cut(file: CheckedFile, at: Sequence[float], suffix: str, limits: MediaLimits) -> tuple[CheckedFile, ...]:
    fast = ("-segment_format_options", "movflags=+faststart") if suffix in IN_MP4 else ()
    pattern = f"{file.path}.part".replace("%", "%%") + "%03d"
    command = [
        *reading(file.path, file.mime, limits), "-map", "0:V?", "-map", "0:a?", "-c", "copy", *PLAIN,
        "-f", "segment", "-segment_times", ",".join(f"{time - _JUST_BEFORE:.3f}" for time in at),
        "-segment_format", MUXERS[suffix], *fast, "-reset_timestamps", "1", f"file:{pattern}",
    ]  # fmt: skip
    ended = await run(command, seconds=limits.look_seconds, file_bytes=file.size)
    ended.must_be_well()
    paths = [file.path.with_name(f"{file.path.name}.part{number:03}") for number in range(len(at) + 1)]
    if not all(path.exists() for path in paths):
        raise DamagedFileError
    mime = file.mime if suffix == file.suffix else MIMES[suffix]
    return tuple(
        file.after("split", path=path, size=size_of(path), suffix=suffix, mime=mime, poster=None if n else file.poster)
        for n, path in enumerate(paths)
    )
