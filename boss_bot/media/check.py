"""The gate that every fetched file passes before it may be stored or posted."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import attrs

from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.domain.content.progress import Hear
from boss_bot.domain.errors.faults import DamagedFileError, WrongFileTypeError
from boss_bot.domain.jobs.hold import Hold
from boss_bot.media.encoding.containers import playable
from boss_bot.media.encoding.encode import Encoder
from boss_bot.media.encoding.fit import fit
from boss_bot.media.encoding.places import Places
from boss_bot.media.inspection.contents import Probe
from boss_bot.media.inspection.ending import end_of
from boss_bot.media.inspection.private_boxes import holds_private_boxes
from boss_bot.media.inspection.probe import probe
from boss_bot.media.inspection.scanner import Scanner
from boss_bot.media.inspection.sniff import sniff
from boss_bot.media.limits import MediaLimits
from boss_bot.media.pictures import picture
from boss_bot.media.programs.ffmpeg import reads
from boss_bot.media.programs.new_files import beside


@attrs.define(eq=False, repr=False)
class MediaCheck:
    """Looks at what came, cleans it, and makes it fit. Implements the `Media` port.

    Attributes:
        limits: Of one file and of the work on it.
        scanner: Asked about each file before anything else; None for nobody.
    """

    limits: MediaLimits = attrs.field(factory=MediaLimits)
    scanner: Scanner | None = None
    _places: Places = attrs.field(
        init=False, default=attrs.Factory(lambda self: Places(self.limits.encodes), takes_self=True)
    )

    async def check(
        self, found: Sequence[Path], *, size_limit: int, hear: Hear | None = None, hold: Hold | None = None
    ) -> Sequence[CheckedFile]:
        """See `Media.check`."""
        sniffed = [await asyncio.to_thread(sniff, path) for path in found]
        if self.scanner:
            for path in found:
                await self.scanner.scan(path)
        made: list[CheckedFile] = []
        for number, file in enumerate(sniffed):
            made += await self._pass_on(attrs.evolve(file, of=number), size_limit, hear, hold)
        return made

    async def _pass_on(
        self, file: CheckedFile, limit: int, hear: Hear | None, hold: Hold | None
    ) -> Sequence[CheckedFile]:
        """Let one file through: as it is when nothing is wrong with it, byte for byte."""
        end = await asyncio.to_thread(end_of, file.path, file.mime)
        if end < file.size:
            await asyncio.to_thread(os.truncate, file.path, end)
            file = file.after("cut behind its end", size=end)
        seen: Probe | None = None
        if file.kind is MediaKind.IMAGE:
            file = await picture.pass_on(file, limit, self.limits)
        else:
            file, seen = await self._seen(file)
            file = await self._recording(_named(file, seen), seen, limit)
        if file.size <= limit:
            return (file,)
        if seen is None and reads(file.mime):
            file, seen = await self._seen(file)
        async with self._places.one(hold) as place:
            return await fit(file, limit, seen, Encoder(self.limits, hear, place))

    async def _seen(self, file: CheckedFile) -> tuple[CheckedFile, Probe]:
        """Look at what moves or sounds, and make a poster of what moves."""
        poster = beside(file.path, "poster")
        seen = await probe(file.path, file.mime, self.limits, poster)
        return attrs.evolve(file, poster=poster if poster.exists() else None), seen

    async def _recording(self, file: CheckedFile, seen: Probe, limit: int) -> CheckedFile:
        """Copy what has tags, or is in a container that is not played, or fits without all else that it holds."""
        if file.size > limit and seen.bytes > limit:
            return file  # what makes it smaller leaves all else out as well
        suffix = playable(file, seen)
        private = seen.private or await asyncio.to_thread(holds_private_boxes, file.path, file.mime)
        if not private and suffix == file.suffix and file.size <= limit:
            return file
        try:
            return await Encoder(self.limits).strip(file, suffix)
        except DamagedFileError:
            if suffix == file.suffix:
                raise
        return await Encoder(self.limits).strip(file) if private else file


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
