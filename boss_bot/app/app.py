"""The bot, put together: how it runs, what it takes up at the start, and how it is."""

import asyncio
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
from loguru import logger

from boss_bot.app.media import ffmpeg_in_use
from boss_bot.app.reload import Reload
from boss_bot.app.storage import storage_report
from boss_bot.discord import DiscordBot
from boss_bot.domain.jobs.job import LIVING
from boss_bot.domain.operating.status import StatusLine
from boss_bot.downloaders import Engine, cookie_report
from boss_bot.engines import Shelf
from boss_bot.library import Household
from boss_bot.monitoring import Doctor, Login, Monitor, Overview
from boss_bot.queue import Queue
from boss_bot.settings import Settings
from boss_bot.store import SqliteStore, Upkeep


@attrs.frozen(eq=False, repr=False)
class App:
    """The bot, put together and ready to run."""

    reload: Reload
    bot: DiscordBot
    store: SqliteStore
    engine: Engine
    storage: Household
    queue: Queue
    monitor: Monitor

    async def run(self) -> None:
        """Run until the bot is told to close, by a signal or by Discord."""
        loop = asyncio.get_running_loop()
        closing: set[asyncio.Task[None]] = set()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, lambda: closing.add(loop.create_task(self.bot.close())))
        loop.add_signal_handler(signal.SIGHUP, self.reload.on_signal)
        await self.bot.run(on_starting=self._take_up, on_stopping=self.queue.stop)
        if closing:
            await asyncio.wait(closing)

    async def _take_up(self) -> None:
        """Tidy what ended while the bot was away, then go on with what did not end."""
        await self.store.drop_replies(self.storage.library.clock.now())
        await self.storage.start()
        logger.info("{} jobs to go on with", len(await self.store.in_states(LIVING)))
        await self.queue.start()
        self.monitor.started()

    @property
    def settings(self) -> Settings:
        """The settings that hold now."""
        return self.reload.settings

    @staticmethod
    async def storage_at_rest(settings: Settings) -> dict[str, Any]:
        """Look at the disk of a data directory on which no bot runs, in plain values; nothing is changed.

        Args:
            settings: What the operator set; the data directory is in the hands of the caller.
        """
        return await storage_report(settings)

    async def status(self) -> Sequence[StatusLine]:
        """Say how the bot is, for `/status`."""
        overview = Overview(
            store=self.store,
            lanes=self.store.lanes,
            set_aside=self.store.set_aside,
            capacity=self.settings.max_queue_size,
            folder=self.settings.data_dir,
            storage=self.storage.facts,
            logins=logins_of(self.settings.data_dir),
            versions=self.engine.versions,
            seals=self.engine.seals,
            ffmpeg=ffmpeg_in_use(),
        )
        return await overview.lines(self.storage.library.clock.now())

    async def health(self) -> Sequence[StatusLine]:
        """Look at everything that the bot stands on, as `boss-bot doctor` does, after the lines of `/status`."""
        folder = self.settings.data_dir
        doctor = Doctor(folder, Upkeep(folder).line, ffmpeg_in_use(), tools=Shelf(folder / "engines").folders())
        lines = [*await self.status(), *await asyncio.to_thread(doctor.lines)]
        return list({line.name: line for line in lines}.values())


def logins_of(data_dir: Path) -> list[Login]:
    """Look at the operator's cookie files."""
    return [Login(f.site, f.cookies, f.earliest_expiry, f.problem) for f in cookie_report(data_dir / "cookies")]
