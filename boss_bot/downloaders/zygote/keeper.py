"""There is always a zygote: a dead one is replaced when the next job asks for it."""

import asyncio
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import attrs

from boss_bot.downloaders.zygote.process import ZygoteProcess
from boss_bot.downloaders.zygote.spare_memory import give_back

_TOOLS = ("yt-dlp", "gallery-dl")


@attrs.define
class ZygoteKeeper:
    """Keeps one zygote alive.

    Attributes:
        home: A folder of its own.
        ffmpeg: The ffmpeg that the jobs may use, absolute.
        folders: The folders of tools that come before the installed ones; asked at each start of a zygote.
        versions: The versions of both tools as the zygote has them.
    """

    home: Path
    ffmpeg: Path
    folders: Callable[[], Mapping[str, Path]] = dict
    versions: Mapping[str, str] = attrs.field(factory=dict, init=False)
    _zygote: ZygoteProcess | None = attrs.field(default=None, init=False)
    _retired: list[ZygoteProcess] = attrs.field(factory=list, init=False)
    _starting: asyncio.Lock = attrs.field(factory=asyncio.Lock)

    @property
    def seals(self) -> Mapping[str, str]:
        """What locks the jobs in, and ``on`` or why it is not; empty until the zygote has tried it."""
        return {} if self._zygote is None else self._zygote.news.seals

    async def living(self) -> ZygoteProcess:
        """Return the zygote, a new one when the last has died."""
        async with self._starting:
            if self._zygote is None or not self._zygote.alive:
                if not self.versions:  # the bot is loaded; a later time would hold its loop up
                    give_back()
                folders = self.folders()
                self.versions = {tool: folders[tool].name if tool in folders else version(tool) for tool in _TOOLS}
                self._zygote = await ZygoteProcess.start(self.home, self.ffmpeg, list(folders.values()))
            return self._zygote

    async def renew(self) -> None:
        """Let the next jobs have a new zygote, with the versions there are now; those that run end in the old one."""
        async with self._starting:
            if self._zygote is not None:
                self._retired.append(self._zygote)
                self._zygote = None
            for idle in [old for old in self._retired if not (old.alive and old.news.expecting)]:
                self._retired.remove(idle)
                await idle.stop()
        await self.living()

    async def stop(self) -> None:
        """Kill the zygote and every job."""
        for zygote in [*self._retired, *([self._zygote] if self._zygote else [])]:
            await zygote.stop()
