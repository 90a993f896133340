"""There is a zygote when a job needs one: a dead one is replaced, and one that had nothing to do for long may rest.

An idle zygote holds 60 MB, as much as the bot itself; a new one is warm after a second.
"""

import asyncio
from collections.abc import Coroutine, Mapping

import attrs
from loguru import logger

from boss_bot.downloaders.zygote.process import ZygoteProcess
from boss_bot.downloaders.zygote.recipe import Recipe
from boss_bot.downloaders.zygote.spare_memory import give_back


@attrs.define(eq=False, repr=False)
class ZygoteKeeper:
    """Keeps one zygote alive.

    Attributes:
        recipe: Makes a new one.
        rest_after: Seconds without a job after which the zygote goes.
    """

    recipe: Recipe
    rest_after: float = 120.0
    _versions: Mapping[str, str] = attrs.field(factory=dict, init=False)
    _zygote: ZygoteProcess | None = attrs.field(default=None, init=False)
    _retired: list[ZygoteProcess] = attrs.field(factory=list, init=False)
    _starting: asyncio.Lock = attrs.field(factory=asyncio.Lock)
    _seals: Mapping[str, str] = attrs.field(factory=dict, init=False)
    _wanted: float = attrs.field(default=0.0, init=False)
    _tending: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    @property
    def versions(self) -> Mapping[str, str]:
        """The versions of both tools as the last zygote has them, or as the first one will."""
        return self._versions or self.recipe.versions()

    @property
    def seals(self) -> Mapping[str, str]:
        """What locks the jobs in, and ``on`` or why it is not; empty until the first zygote has tried it."""
        return self._seals if self._zygote is None else self._zygote.news.seals or self._seals

    async def living(self) -> ZygoteProcess:
        """Return the zygote, a new one when the last has died."""
        async with self._starting:
            if self._zygote is None or not self._zygote.alive:
                if not self._versions:  # the bot is loaded; once, since it holds the loop up
                    give_back()
                self._versions = self.recipe.versions()
                self._zygote = await self.recipe.make()
            self._wanted = asyncio.get_running_loop().time()
            self._tend(self._rest())
            return self._zygote

    async def warm(self, after: float) -> None:
        """Start a zygote, or have one started after so many seconds unless a job wants it before."""
        if after:
            self._tend(self._warm(after))
        else:
            await self.living()

    async def renew(self) -> None:
        """Let the next jobs have a new zygote, with the versions there are now; those that run end in the old one."""
        async with self._starting:
            if self._zygote is not None:
                self._retire(self._zygote)
            await self._bury_idle()
        await self.living()

    async def stop(self) -> None:
        """Kill the zygote and every job."""
        async with self._starting:  # one that is on its way, or being buried, is not left half done
            if self._tending is not None:
                self._tending.cancel()
                await asyncio.wait([self._tending])
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

    def _tend(self, task: Coroutine[None, None, None]) -> None:
        """Have a task in the background, one at a time."""
        if self._tending is None or self._tending.done():
            self._tending = asyncio.create_task(task, name="zygote's keeper")
        else:
            task.close()

    async def _warm(self, after: float) -> None:
        await asyncio.sleep(after)
        try:
            await self.living()
        except OSError as error:  # the next job tries again, and its member is told
            logger.warning("the download tools could not be started: {}", error)
        else:
            await self._rest()

    async def _rest(self) -> None:
        """Let a zygote go once no job has wanted it for long enough; the next job's call of `living` begins anew."""
        loop = asyncio.get_running_loop()
        while (zygote := self._zygote) is not None:
            left = self._wanted + self.rest_after - loop.time()
            await asyncio.sleep(left if left > 0 else self.rest_after)
            async with self._starting:
                unwanted = loop.time() >= self._wanted + self.rest_after
                if unwanted and zygote is self._zygote and (zygote.news.quiet or not zygote.alive):
                    self._retire(zygote)
                await self._bury_idle()
