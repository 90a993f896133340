"""The ladder: from a clean file that is too large to one that fits, or to several."""

from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.media.encoding.encode import Encoder
from boss_bot.media.encoding.plan import Plan
from boss_bot.media.encoding.split import split
from boss_bot.media.inspection.contents import Probe


async def fit(file: CheckedFile, limit: int, seen: Probe | None, encoder: Encoder) -> tuple[CheckedFile, ...]:
    """Make files of at most ``limit`` bytes of one.

    A moving GIF, WebP, PNG or AVIF becomes a video; still pictures were made to fit when they were looked at. Videos
    and sounds get the bit rate that the limit leaves them; where that would be under the floor they are cut into parts.

    Raises:
        FileTooLargeError: It would not be worth looking at, or it does not fit.
        TimedOutError: It took too long.
        DamagedFileError: It could not be decoded.
    """
    if seen is None or seen.still:
        raise FileTooLargeError(size=file.size, limit=limit)
    try:
        return (await encoder.shrink(file, limit, _plan(file, limit, seen), seen),)
    except FileTooLargeError:
        if file.kind is MediaKind.IMAGE:
            raise
        return await split(file, limit, seen, encoder.limits)


def _plan(file: CheckedFile, limit: int, seen: Probe) -> Plan:
    if seen.video is None:
        return Plan.of_audio(file.size, limit, seen.seconds)
    return Plan.of_video(file.size, limit, seen.seconds, sound=seen.audio is not None)
