"""The composition root: builds every object once, in order; the only file that knows every room."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from importlib.metadata import version

import attrs
from loguru import logger

from boss_bot.discord import BotConfig, DiscordBot
from boss_bot.domain.job import JobState
from boss_bot.domain.status import StatusLine
from boss_bot.downloaders import Engine
from boss_bot.library import FileLibrary, sweep
from boss_bot.media import MediaCheck
from boss_bot.monitoring import Monitor, disk_line, engine_lines, queue_line
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
    monitor: Monitor

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
        self.monitor.started()

    async def status(self) -> Sequence[StatusLine]:
        """Say how the bot is, for `/status`."""
        return [
            await queue_line(self.store, self.settings.max_queue_size),
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
        monitor = Monitor.of(clock)
        prepare(settings.data_dir)
        stack.callback(take(settings.data_dir).release)
        store = await open_store(database := settings.data_dir / "boss-bot.sqlite3")
        stack.push_async_callback(store.close)
        engine = await Engine.start(work=settings.data_dir / "engine", allowed=settings.allowed_addresses)
        stack.push_async_callback(engine.stop)
        bot = DiscordBot(
            BotConfig(
                token=settings.token,
                clock=clock,
                rest_url=settings.rest_url,
                progress_interval=settings.progress_interval,
                on_command=monitor.recorder.command,
            )
        )
        library = FileLibrary(settings.data_dir, clock)
        queue = Queue.build(
            store=monitor.store(store),
            downloader=engine,
            media=MediaCheck(),
            library=library,
            courier=monitor.courier(bot.courier),
            clock=clock,
            limits=Limits(settings.max_concurrent, settings.user_concurrent, settings.max_queue_size),
            exempt=settings.allowed_addresses,
        )
        app = App(settings, bot, store, engine, library, queue, monitor)
        bot.use(monitor.service(queue.service), app.status)
        await stack.enter_async_context(
            monitor.running(
                address=settings.http_address, store=store, database=database, latency=bot.latency,
                versions={"boss-bot": version("boss-bot"), **engine.versions}, capacity=settings.max_queue_size,
            )
        )  # fmt: skip
        yield app
