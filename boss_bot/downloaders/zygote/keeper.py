"""There is a zygote when a job needs one: a dead one is replaced, and one that had nothing to do for long may rest.

An idle zygote holds 60 MB, as much as the bot itself; a new one is warm after a second.
"""

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
        rest_after: Seconds without a job after which the zygote goes.
        versions: The versions of both tools as the zygote has them.
        seals: What locks the jobs in, and ``on`` or why it is not; empty until the first zygote has tried it.
    """

    home: Path
    ffmpeg: Path
    folders: Callable[[], Mapping[str, Path]] = dict
    rest_after: float = 120.0
    versions: Mapping[str, str] = attrs.field(factory=dict, init=False)
    _zygote: ZygoteProcess | None = attrs.field(default=None, init=False)
    _retired: list[ZygoteProcess] = attrs.field(factory=list, init=False)
    _starting: asyncio.Lock = attrs.field(factory=asyncio.Lock)
    _seals: Mapping[str, str] = attrs.field(factory=dict, init=False)
    _wanted: float = attrs.field(default=0.0, init=False)
    _resting: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    @property
    def seals(self) -> Mapping[str, str]:
        """What locks the jobs in, and ``on`` or why it is not; empty until the first zygote has tried it."""
        return self._seals if self._zygote is None else self._zygote.news.seals or self._seals

    async def living(self) -> ZygoteProcess:
        """Return the zygote, a new one when the last has died."""
        async with self._starting:
            if self._zygote is None or not self._zygote.alive:
                if not self.versions:  # the bot is loaded; a later time would hold its loop up
                    give_back()
                folders = self.folders()
                self.versions = {tool: folders[tool].name if tool in folders else version(tool) for tool in _TOOLS}
                self._zygote = await ZygoteProcess.start(self.home, self.ffmpeg, list(folders.values()))
            self._wanted = asyncio.get_running_loop().time()
            if self._resting is None:
                self._resting = asyncio.create_task(self._rest(), name="zygote's rest")
            return self._zygote

    async def renew(self) -> None:
        """Let the next jobs have a new zygote, with the versions there are now; those that run end in the old one."""
        async with self._starting:
            if self._zygote is not None:
                self._retire(self._zygote)
            await self._bury_idle()
        await self.living()

    async def stop(self) -> None:
        """Kill the zygote and every job."""
        if self._resting is not None:
            self._resting.cancel()
            await asyncio.wait([self._resting])
        for zygote in [*self._retired, *([self._zygote] if self._zygote else [])]:
            await zygote.stop()

    def _retire(self, zygote: ZygoteProcess) -> None:
        self._seals = zygote.news.seals or self._seals
        self._retired.append(zygote)
        self._zygote = None

    async def _bury_idle(self) -> None:
        for idle in [old for old in self._retired if not (old.alive and old.news.expecting)]:
            self._retired.remove(idle)
            await idle.stop()

    async def _rest(self) -> None:
        """Let a zygote go once no job has wanted it for long enough; the next job's call of `living` begins anew."""
        loop = asyncio.get_running_loop()
        while (zygote := self._zygote) is not None:
            left = self._wanted + self.rest_after - loop.time()
            await asyncio.sleep(left if left > 0 else self.rest_after)
            async with self._starting:
                unwanted = loop.time() >= self._wanted + self.rest_after
                if unwanted and zygote is self._zygote and _idle(zygote):
                    self._retire(zygote)
                await self._bury_idle()
        self._resting = None


def _idle(zygote: ZygoteProcess) -> bool:
    """Say whether a zygote has nothing to do; one that has not told of its seals yet is still on its way."""
    return not zygote.alive or (bool(zygote.news.seals) and not zygote.news.expecting)
