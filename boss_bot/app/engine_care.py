"""The tools' versions while the bot runs: a switch without a restart, and back again when a site stops working."""

import asyncio
from datetime import datetime

import attrs
from loguru import logger

from boss_bot.domain.operating.events import Events
from boss_bot.domain.ports import Clock
from boss_bot.downloaders import Engine
from boss_bot.engines import Ends, Shelf, fallen

_EVERY = 30.0  # seconds


@attrs.define
class EngineCare:
    """Watches a version that was switched to.

    Attributes:
        shelf: The versions on disk.
        events: What became of downloads in the last hour; a trial ends with it.
    """

    shelf: Shelf
    engine: Engine
    events: Events
    clock: Clock
    _trial: tuple[str, datetime, Ends] | None = attrs.field(default=None, init=False)

    async def switched(self, *, tool: str) -> dict[str, str]:
        """Use what is on the shelf now for the next downloads, and begin a trial; return the versions."""
        before = Ends(self.events.count("success"), self.events.count("broken"))
        self._trial = (tool, self.clock.now(), before)
        await self.engine.renew()
        logger.info("the tools are now: {}", dict(self.engine.versions))
        return dict(self.engine.versions)

    async def look(self) -> str | None:
        """Take a version back under which a site fails that worked before; return the site, None for nothing done."""
        if self._trial is None:
            return None
        tool, at, before = self._trial
        lasted = self.clock.now() - at
        since = Ends(self.events.count("success", within=lasted), self.events.count("broken", within=lasted))
        site = fallen(before, since)
        if site is None:
            return None
        self._trial = None
        bad = self.shelf.current(tool)
        good = await asyncio.to_thread(self.shelf.roll_back, tool)
        await self.engine.renew()
        logger.warning("{} {} no longer understands {}: back to {}", tool, bad, site, good)
        self.events.note("rollback", f"{tool} {bad} no longer understands {site}; {good} is used again")
        return site

    async def watch(self) -> None:
        """Look for ever."""
        while True:
            await asyncio.sleep(_EVERY)
            await self.look()
