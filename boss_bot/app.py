"""The composition root: builds every object once, in order; the only file that knows every room."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

import attrs
from loguru import logger

from boss_bot.discord import BotConfig, DiscordBot
from boss_bot.domain.job import JobState
from boss_bot.domain.retry import RetryRule
from boss_bot.domain.status import StatusLine
from boss_bot.downloaders import Engine
from boss_bot.library import FileLibrary, sweep
from boss_bot.media import MediaCheck
from boss_bot.monitoring import disk_line, engine_lines, lane_lines, queue_line, store_line
from boss_bot.queue import Limits, Queue
from boss_bot.settings import Settings
from boss_bot.store import SqliteStore, open_store, prepare, take


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


@attrs.frozen
class App:
    """The bot, put together and ready to run."""

    settings: Settings
    bot: DiscordBot
    store: SqliteStore
    engine: Engine
    library: FileLibrary
    queue: Queue

    async def run(self) -> None:
        """Run until the bot is told to close, by a signal or by Discord."""
        loop = asyncio.get_running_loop()
        closing: set[asyncio.Task[None]] = set()
        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, lambda: closing.add(loop.create_task(self.bot.close())))
        await self.bot.run(on_starting=self._take_up, on_stopping=self.queue.stop)
        if closing:
            await asyncio.wait(closing)

    async def _take_up(self) -> None:
        """Tidy what ended while the bot was away, then go on with what did not end."""
        clock = self.library.clock
        await self.store.drop_replies(clock.now())
        living = await self.store.in_states(frozenset(state for state in JobState if not state.over))
        gone = await asyncio.to_thread(sweep, self.library.root, {job.id for job in living}, clock.now())
        logger.info("{} jobs to go on with, {} old folders deleted", len(living), gone)
        await self.queue.start()

    async def status(self) -> Sequence[StatusLine]:
        """Say how the bot is, for `/status`."""
        return [
            await queue_line(self.store, self.settings.max_queue_size),
            store_line(self.store.set_aside),
            *await lane_lines(self.store.lanes, self.library.clock.now()),
            disk_line(self.settings.data_dir),
            *engine_lines(self.engine.versions),
        ]


@asynccontextmanager
async def built(settings: Settings) -> AsyncIterator[App]:
    """Build the bot over its data directory, and take everything down again in the reverse order.

    Raises:
        DataDirError: The data directory cannot be used, or another bot runs on it.
        SchemaError: The database does not fit this version.
    """
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        prepare(settings.data_dir)
        stack.callback(take(settings.data_dir).release)
        store = await open_store(settings.data_dir / "boss-bot.sqlite3")
        stack.push_async_callback(store.close)
        engine = await Engine.start(work=settings.data_dir / "engine", allowed=settings.allowed_addresses)
        stack.push_async_callback(engine.stop)
        bot = DiscordBot(
            BotConfig(
                token=settings.token,
                clock=clock,
                rest_url=settings.rest_url,
                progress_interval=settings.progress_interval,
            )
        )
        library = FileLibrary(settings.data_dir, clock)
        queue = Queue.build(
            store=store,
            lanes=store.lanes,
            downloader=engine,
            media=MediaCheck(),
            library=library,
            courier=bot.courier,
            clock=clock,
            limits=Limits(
                settings.max_concurrent,
                settings.user_concurrent,
                settings.max_queue_size,
                per_lane=settings.site_concurrent,
                retry=RetryRule(most=settings.max_retries, first_wait=settings.retry_seconds),
            ),
            exempt=settings.allowed_addresses,
        )
        app = App(settings, bot, store, engine, library, queue)
        bot.use(queue.service, app.status)
        yield app
