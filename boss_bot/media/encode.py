"""Videos and sounds, written anew by ffmpeg: without metadata, or in fewer bytes."""

import time
from pathlib import Path

import attrs

from boss_bot.domain.failures import FileTooLargeError
from boss_bot.domain.faults import TimedOutError
from boss_bot.domain.media import CheckedFile, MediaKind
from boss_bot.domain.progress import Hear, Progress, Stage, StageReached
from boss_bot.media.child import beside, run, size_of
from boss_bot.media.ffmpeg import NEVER_A_GAP, reading
from boss_bot.media.limits import MediaLimits
from boss_bot.media.plan import Plan

_PLAIN = ("-map_metadata", "-1", "-map_chapters", "-1", "-dn", "-sn")
_MUXERS = {
    ".mp4": "mp4", ".mov": "mov", ".m4a": "mp4", ".webm": "webm", ".mkv": "matroska",
    ".mp3": "mp3", ".aac": "adts", ".ogg": "ogg", ".flac": "flac", ".wav": "wav",
}  # fmt: skip
_IN_MP4 = (".mp4", ".mov", ".m4a")
_SLACK = 1 << 20
_TRIES = 3


@attrs.frozen
class Encoder:
    """Writes files anew, one after the other; the caller sees to it that not too many run at once."""

    limits: MediaLimits
    hear: Hear | None = None

    async def strip(self, file: CheckedFile) -> CheckedFile:
        """Copy picture and sound as they are, and leave out all else.

        Raises:
            DamagedFileError: They cannot be copied.
        """
        to = beside(file.path, "clean")
        fast = ("-movflags", "+faststart") if file.suffix in _IN_MP4 else ()
        how = ("-map", "0:V?", "-map", "0:a?", "-c", "copy", *_PLAIN, *fast, "-f", _MUXERS[file.suffix])
        command = [*reading(file.path, file.mime, self.limits), *how, f"file:{to}"]
        ended = await run(command, seconds=self.limits.look_seconds, file_bytes=file.size + _SLACK)
        ended.must_be_well()
        return attrs.evolve(file, path=to, size=size_of(to))

    async def shrink(self, file: CheckedFile, limit: int, plan: Plan, seconds: float) -> CheckedFile:
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
            size = await self._encode(file, to, wanted, seconds, limit)
            if size <= limit:
                kind = MediaKind.VIDEO if plan.video else MediaKind.AUDIO
                mime, suffix = ("video/mp4", ".mp4") if plan.video else ("audio/mp4", ".m4a")
                return CheckedFile(to, mime, kind, suffix, size)
            tries += 1
            wanted = wanted.lower(limit / size) if tries < _TRIES else None
        raise FileTooLargeError(size=file.size, limit=limit)

    async def _encode(self, file: CheckedFile, to: Path, plan: Plan, seconds: float, limit: int) -> int:
        said = _Said(plan.bytes_of(seconds), seconds, self.hear)
        command = [
            *reading(file.path, file.mime, self.limits, "-threads", str(self.limits.threads)),
            *plan.options(self.limits.threads), *NEVER_A_GAP, "-t", f"{seconds:.3f}", *_PLAIN,
            "-movflags", "+faststart", "-progress", "pipe:1", "-stats_period", "0.5", "-f", "mp4", f"file:{to}",
        ]  # fmt: skip
        ended = await run(command, seconds=self.limits.encode_seconds, file_bytes=4 * limit + _SLACK, hear=said.hear)
        if ended.late:
            raise TimedOutError(seconds=int(self.limits.encode_seconds))
        ended.must_be_well()
        return size_of(to)


@attrs.define
class _Said:
    """Turns ffmpeg's ``-progress`` lines into how far an encode is."""

    size: int
    seconds: float
    tell: Hear | None
    _started: float = attrs.field(factory=time.monotonic)
    _rest: bytes = b""

    async def hear(self, piece: bytes) -> None:
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            name, _, value = line.partition(b"=")
            if name == b"out_time_us" and value.strip().isdigit() and self.seconds:
                share = min(1.0, int(value) / 1e6 / self.seconds)
                await self._say(int(share * self.size))

    async def _say(self, done: int) -> None:
        spent = time.monotonic() - self._started
        if self.tell:
            await self.tell(Progress(done, self.size, done / spent if spent else None))
