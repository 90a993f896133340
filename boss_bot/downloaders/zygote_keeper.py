"""There is always a zygote: a dead one is replaced when the next job asks for it."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import attrs

from boss_bot.downloaders.spare_memory import give_back
from boss_bot.downloaders.zygote_process import ZygoteProcess


@attrs.define
class ZygoteKeeper:
    """Keeps one zygote alive.

    Attributes:
        home: A folder of its own.
        ffmpeg: The ffmpeg that the jobs may use, absolute.
    """

    home: Path
    ffmpeg: Path
    _zygote: ZygoteProcess | None = None
    _starting: asyncio.Lock = attrs.field(factory=asyncio.Lock)

    @property
    def seals(self) -> Mapping[str, str]:
        """What locks the jobs in, and ``on`` or why it is not; empty until the zygote has tried it."""
        return {} if self._zygote is None else self._zygote.news.seals

    async def living(self) -> ZygoteProcess:
        """Return the zygote, a new one when the last has died."""
        async with self._starting:
            if self._zygote is None or not self._zygote.alive:
                if self._zygote is None:  # the bot is loaded; a later time would hold its loop up
                    give_back()
                self._zygote = await ZygoteProcess.start(self.home, self.ffmpeg)
            return self._zygote

    async def stop(self) -> None:
        """Kill the zygote and every job."""
        if self._zygote is not None:
            await self._zygote.stop()
