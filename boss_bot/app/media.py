"""The media room as the settings want it, loaded when it is first needed: that is a part of each start."""

from collections.abc import Sequence
from pathlib import Path

import attrs

from boss_bot.domain.content.media import CheckedFile
from boss_bot.domain.content.progress import Hear
from boss_bot.domain.jobs.hold import Hold
from boss_bot.domain.ports import Media
from boss_bot.settings import Settings


@attrs.define(eq=False, repr=False)
class MediaWhenNeeded:
    """Implements the `Media` port: hands every check on to the room, which it builds for the first one."""

    settings: Settings
    _room: Media | None = attrs.field(default=None, init=False)

    async def check(
        self, found: Sequence[Path], *, size_limit: int, hear: Hear | None = None, hold: Hold | None = None
    ) -> Sequence[CheckedFile]:
        """See `Media.check`."""
        self._room = self._room or _room_for(self.settings)
        return await self._room.check(found, size_limit=size_limit, hear=hear, hold=hold)


def _room_for(settings: Settings) -> Media:
    """Build the check that every fetched file passes."""
    from boss_bot.media import ClamScanner, MediaCheck, MediaLimits

    scanner = ClamScanner(settings.scanner, required=settings.scanner_required) if settings.scanner else None
    return MediaCheck(MediaLimits(threads=settings.encode_threads, encodes=settings.encodes), scanner)


def ffmpeg_in_use() -> Path:
    """Return the ffmpeg that downloads and the media room use; it is looked for once, which starts it."""
    from boss_bot.media import find_ffmpeg

    return find_ffmpeg()
