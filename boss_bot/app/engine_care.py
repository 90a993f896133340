"""The tools' versions while the bot runs: a switch without a restart, and back again when a site stops working."""

import asyncio
from datetime import datetime, timedelta

import attrs
from loguru import logger

from boss_bot.domain.operating.events import Events
from boss_bot.domain.ports import Clock
from boss_bot.downloaders import Engine
from boss_bot.engines import Ends, Shelf, Trial, Trials

_EVERY = 30.0  # seconds


@attrs.define(eq=False, repr=False)
class EngineCare:
    """Watches the versions that are on trial, those of a run before among them.

    Attributes:
        shelf: The versions on disk; the trials are kept beside them.
        events: What became of downloads in the last hour; a trial ends with it.
    """

    shelf: Shelf
    engine: Engine
    events: Events
    clock: Clock
    _book: Trials = attrs.field(init=False)
    _trials: dict[str, Trial] = attrs.field(init=False)
    _started: datetime = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._book, self._started = Trials(self.shelf.folder), self.clock.now()
        self._trials = {
            tool: attrs.evolve(trial, begun=trial.begun or self._started)
            for tool, trial in self._book.read().items()
            if self.shelf.current(tool) == trial.version
        }

    async def switched(self, *, tool: str, back: str = "") -> dict[str, str]:
        """Use what is on the shelf now for the next downloads; return the versions.

        Args:
            tool: The tool that has another version now.
            back: Not empty for one that was in use before: it needs no trial.
        """
        self._trials.pop(tool, None)
        if not back:
            self._trials[tool] = Trial(self.shelf.current(tool), self.clock.now(), before=self._ends(timedelta.max))
        self._keep()
        await self.engine.renew()
        logger.info("the tools are now: {}", dict(self.engine.versions))
        return dict(self.engine.versions)

    async def look(self) -> str | None:
        """Take back each version under which a site fails that worked before; return such a site, None for none."""
        now, found = self.clock.now(), None
        for tool, trial in list(self._trials.items()):
            if trial.over(now):
                del self._trials[tool]
            elif site := trial.fallen(self._since(trial)):
                del self._trials[tool]
                found = site
                await self._take_back(tool, trial.version, site)
        self._keep()
        return found

    async def watch(self) -> None:
        """Look for ever."""
        while True:
            await asyncio.sleep(_EVERY)
            await self.look()

    async def _take_back(self, tool: str, bad: str, site: str) -> None:
        good = await asyncio.to_thread(self.shelf.roll_back, tool)
        await self.engine.renew()
        logger.warning("{} {} no longer understands {}: back to {}", tool, bad, site, good)
        self.events.note("rollback", f"{tool} {bad} no longer understands {site}; {good} is used again")

    def _since(self, trial: Trial) -> Ends:
        """Count what this run has seen of a trial."""
        return self._ends(self.clock.now() - max(trial.begun or self._started, self._started))

    def _ends(self, within: timedelta) -> Ends:
        lately = min(within, timedelta(hours=1))
        return Ends(self.events.count("success", within=lately), self.events.count("broken", within=lately))

    def _keep(self) -> None:
        """Keep the trials with all that was counted; a disk that takes nothing costs a restart its knowledge."""
        kept = {
            tool: attrs.evolve(trial, since=trial.since.plus(self._since(trial)))
            for tool, trial in self._trials.items()
        }
        try:
            if kept != self._book.read():
                self._book.write(kept)
        except OSError as error:
            logger.warning("the trials of the tools cannot be kept: {}", error.strerror)
