"""From a clean file that is too large to one that fits."""

from boss_bot.domain.failures import FileTooLargeError
from boss_bot.domain.media import CheckedFile, MediaKind
from boss_bot.media.encode import Encoder
from boss_bot.media.pictures import write_anew
from boss_bot.media.plan import Plan
from boss_bot.media.probe import Probe


async def fit(file: CheckedFile, limit: int, seen: Probe | None, encoder: Encoder) -> CheckedFile:
    """Make a file of at most ``limit`` bytes.

    A still picture gets a lower quality, then fewer pixels. A moving GIF becomes a video. Videos and sounds get the
    bit rate that the limit leaves them.

    Raises:
        FileTooLargeError: It would not be worth looking at, or it does not fit.
        TimedOutError: It took too long.
        DamagedFileError: It could not be decoded.
    """
    if seen is None or (file.kind is MediaKind.IMAGE and (seen.video is None or seen.video.packets < 2)):
        return await write_anew(file, limit, encoder.limits)
    if seen.video is not None:
        plan = Plan.of_video(file.size, limit, seen.seconds, sound=seen.audio is not None)
    elif seen.audio is not None:
        plan = Plan.of_audio(file.size, limit, seen.seconds)
    else:
        raise FileTooLargeError(size=file.size, limit=limit)
    return await encoder.shrink(file, limit, plan, seen.seconds)


async def sound_of(file: CheckedFile, limit: int, seen: Probe, encoder: Encoder) -> CheckedFile:
    """Take the sound out of a video: what may still fit when the picture does not.

    Raises:
        FileTooLargeError: Even the sound does not fit, or there is none.
    """
    if seen.audio is None:
        raise FileTooLargeError(size=file.size, limit=limit)
    plan = Plan.of_audio(file.size, limit, seen.seconds)
    return await encoder.shrink(file, limit, plan, seen.seconds)
