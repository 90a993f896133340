"""The gate that every fetched file passes before it may be stored or posted."""

import asyncio
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import attrs

from boss_bot.domain.faults import WrongFileTypeError
from boss_bot.domain.media import CheckedFile, MediaKind
from boss_bot.domain.progress import Hear
from boss_bot.media.encode import Encoder
from boss_bot.media.ending import end_of
from boss_bot.media.ffmpeg import reads
from boss_bot.media.fit import fit
from boss_bot.media.limits import MediaLimits
from boss_bot.media.pictures import look_at, write_anew
from boss_bot.media.private_boxes import holds_private_boxes
from boss_bot.media.probe import Probe, probe
from boss_bot.media.signatures import HEAD, signature_of


@attrs.define
class MediaCheck:
    """Looks at what came, cleans it, and makes it fit. Implements the `Media` port.

    Attributes:
        limits: Of one file and of the work on it.
    """

    limits: MediaLimits = attrs.field(factory=MediaLimits)
    _one_encode: asyncio.Semaphore = attrs.field(factory=lambda: asyncio.Semaphore(1), init=False)

    async def check(self, found: Sequence[Path], *, size_limit: int, hear: Hear | None = None) -> Sequence[CheckedFile]:
        """See `Media.check`."""
        sniffed = [await asyncio.to_thread(_sniff, path) for path in found]
        return [await self._pass_on(file, size_limit, hear) for file in sniffed]

    async def _pass_on(self, file: CheckedFile, limit: int, hear: Hear | None) -> CheckedFile:
        """Let one file through: as it is when nothing is wrong with it, byte for byte."""
        end = await asyncio.to_thread(end_of, file.path, file.mime)
        if end < file.size:
            await asyncio.to_thread(os.truncate, file.path, end)
            file = attrs.evolve(file, size=end)
        seen: Probe | None = None
        if file.kind is MediaKind.IMAGE:
            private = await look_at(file.path, file.mime, self.limits)
        else:
            seen = await probe(file.path, file.mime, self.limits)
            file = _named(file, seen)
            private = seen.private or await asyncio.to_thread(holds_private_boxes, file.path, file.mime)
        if private:
            file = await self._clean(file, limit)
        if file.size <= limit:
            return file
        if seen is None and reads(file.mime):
            seen = await probe(file.path, file.mime, self.limits)
        async with self._one_encode:
            return await fit(file, limit, seen, Encoder(self.limits, hear))

    async def _clean(self, file: CheckedFile, limit: int) -> CheckedFile:
        if file.kind is MediaKind.IMAGE:
            return await write_anew(file, min(limit, 2 * file.size + HEAD), self.limits)  # small enough at once
        return await Encoder(self.limits).strip(file)


def _named(file: CheckedFile, seen: Probe) -> CheckedFile:
    """Call a file with sound alone a sound, and refuse one whose bytes promise something else than it holds."""
    if (seen.video is None and seen.audio is None) or (file.kind is MediaKind.AUDIO and seen.audio is None):
        raise WrongFileTypeError
    if file.kind is MediaKind.VIDEO and seen.video is None:
        container = file.mime.removeprefix("video/")
        suffix = ".m4a" if container in ("mp4", "quicktime") else file.suffix
        mime = "audio/mp4" if suffix == ".m4a" else f"audio/{container}"
        return attrs.evolve(file, kind=MediaKind.AUDIO, mime=mime, suffix=suffix)
    return file


def _sniff(path: Path) -> CheckedFile:
    """Read the start of a plain file; a link, a pipe or a second name of another file is refused unopened."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise WrongFileTypeError from error
    try:
        found = os.fstat(handle)
        signature = signature_of(os.read(handle, HEAD)) if stat.S_ISREG(found.st_mode) and found.st_nlink == 1 else None
    finally:
        os.close(handle)
    if signature is None:
        raise WrongFileTypeError
    return CheckedFile(path, signature.mime, signature.kind, signature.suffix, found.st_size)
