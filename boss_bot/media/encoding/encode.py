"""Videos and sounds, written anew by ffmpeg: without metadata, or in fewer bytes."""

from pathlib import Path

import attrs

from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.domain.content.progress import Encoded, Hear, Stage, StageReached
from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.errors.faults import TimedOutError
from boss_bot.media.encoding.containers import IN_MP4, MIMES, MUXERS
from boss_bot.media.encoding.plan import Plan
from boss_bot.media.encoding.said import Said
from boss_bot.media.inspection.contents import Probe
from boss_bot.media.limits import MediaLimits
from boss_bot.media.programs.child import run
from boss_bot.media.programs.ffmpeg import NEVER_A_GAP, PLAIN, reading
from boss_bot.media.programs.new_files import beside, size_of
from boss_bot.media.programs.standing import Stop

_SLACK = 1 << 20
_TRIES = 3


@attrs.frozen(eq=False, repr=False)
class Encoder:
    """Writes files anew, one after the other; the caller sees to it that not too many run at once.

    Attributes:
        limits: Of the work.
        hear: Told how far it is.
        stop: Says when it has to stand still.
    """

    limits: MediaLimits
    hear: Hear | None = None
    stop: Stop | None = None

    async def strip(self, file: CheckedFile, suffix: str | None = None) -> CheckedFile:
        """Copy picture and sound as they are, and leave out all else.

        Args:
            file: The file.
            suffix: Ending of the container to put them into, None for the same.

        Raises:
            DamagedFileError: They cannot be copied.
        """
        suffix = suffix or file.suffix
        to = beside(file.path, "clean")
        fast = ("-movflags", "+faststart") if suffix in IN_MP4 else ()
        how = ("-map", "0:V?", "-map", "0:a?", "-c", "copy", *PLAIN, *fast, "-f", MUXERS[suffix])
        command = [*reading(file.path, file.mime, self.limits), *how, f"file:{to}"]
        ended = await run(command, seconds=self.limits.look_seconds, file_bytes=file.size + _SLACK)
        ended.must_be_well()
        mime = file.mime if suffix == file.suffix else MIMES[suffix]
        return file.after("copied without tags", path=to, size=size_of(to), suffix=suffix, mime=mime)

    async def shrink(self, file: CheckedFile, limit: int, plan: Plan, seen: Probe) -> CheckedFile:
        """Encode as planned; again, at a lower rate, while it comes out too large.

        Raises:
            FileTooLargeError: It does not fit.
            TimedOutError: It took too long.
            DamagedFileError: It could not be decoded.
        """
        to = beside(file.path, "fitting")
        if self.hear:
            await self.hear(StageReached(Stage.COMPRESSING))
        wanted: Plan | None = plan
        tries = 0
        while wanted:
            size = await self._encode(file, to, wanted, seen, limit)
            if size <= limit:
                kind = MediaKind.VIDEO if plan.video else MediaKind.AUDIO
                suffix = ".mp4" if plan.video else ".m4a"
                return file.after("made to fit", path=to, mime=MIMES[suffix], kind=kind, suffix=suffix, size=size)
            tries += 1
            wanted = wanted.lower(limit / size) if tries < _TRIES else None
        raise FileTooLargeError(size=file.size, limit=limit)

    async def _encode(self, file: CheckedFile, to: Path, plan: Plan, seen: Probe, limit: int) -> int:
        seconds = seen.seconds
        said = Said(plan.bytes_of(seconds), seconds, self.hear)
        command = [
            *reading(file.path, file.mime, self.limits, "-threads", str(self.limits.threads)),
            *plan.options(self.limits.threads, seconds, seen.number), *NEVER_A_GAP, "-t", f"{seconds:.3f}", *PLAIN,
            "-movflags", "+faststart", "-progress", "pipe:1", "-stats_period", "0.5", "-f", "mp4", f"file:{to}",
        ]  # fmt: skip
        ended = await run(
            command,
            seconds=self.limits.encode_seconds,
            file_bytes=4 * limit + _SLACK,
            hear=said.hear,
            stop=self.stop,
        )
        if ended.late:
            raise TimedOutError(seconds=int(self.limits.encode_seconds))
        ended.must_be_well()
        if self.hear and seen.video:
            await self.hear(Encoded(plan.work(seen.video.packets, seen.video.size), ended.seconds))
        return size_of(to)
