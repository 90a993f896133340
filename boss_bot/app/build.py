"""Builds every object once, in order; with `App` the only place that knows every room."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from ssl import SSLContext

from boss_bot.app.app import App
from boss_bot.app.care import looked_after
from boss_bot.app.clock import SystemClock
from boss_bot.app.media import MediaWhenNeeded, ffmpeg_in_use
from boss_bot.app.people import members_of, operator_of
from boss_bot.app.reload import Reload, limits_of
from boss_bot.app.storage import household_of
from boss_bot.discord import BotConfig, DiscordBot, HealthSource
from boss_bot.domain.keeping.headroom import Disk
from boss_bot.downloaders import Engine, Resolver
from boss_bot.engines import Shelf
from boss_bot.memory import Administration, Memory
from boss_bot.monitoring import Monitor
from boss_bot.queue import Queue
from boss_bot.settings import Settings
from boss_bot.store import Upkeep, open_store, take

_FIRST_ANSWERS_S = 5.0
"""Seconds in which the start and the first answers have the processor for themselves, unless somebody downloads."""


@asynccontextmanager
async def built(
    settings: Settings,
    reread: Callable[[], Settings] | None = None,
    *,
    resolver: Resolver | None = None,
    disk: Disk | None = None,
    certificates: SSLContext | None = None,
) -> AsyncIterator[App]:
    """Build the bot over its data directory, and take everything down again in the reverse order.

    Args:
        settings: What the operator set.
        reread: Reads the settings anew for a reload; None for a bot whose settings stay.
        resolver: How downloads turn names into addresses; None for the system's way.
        disk: The disk of the data directory; None to look at it itself.
        certificates: Tell whether a server is Discord's; None for the system's, which are read then.

    Raises:
        DataDirError: The data directory cannot be used, or another bot runs on it.
        SchemaError: The database does not fit this version.
    """
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        monitor = Monitor.of(clock)
        stack.callback(take(settings.data_dir).release)
        store = await open_store(Upkeep(settings.data_dir).database)
        stack.push_async_callback(store.close)
        engine = await Engine.start(
            work=settings.data_dir / "engine",
            allowed=settings.allowed_addresses,
            ffmpeg=ffmpeg_in_use,
            resolver=resolver,
            bandwidth=settings.bandwidth or None,
            upstream=settings.upstream,
            cookies=settings.data_dir / "cookies",
            versions=Shelf(settings.data_dir / "engines").folders,
            warm_after=_FIRST_ANSWERS_S,
        )
        stack.push_async_callback(engine.stop)
        bot = DiscordBot(
            BotConfig(
                token=settings.token,
                clock=clock,
                rest_url=settings.rest_url,
                progress_interval=settings.progress_interval,
                commands_a_minute=settings.member_commands,
                presses_a_minute=settings.member_presses,
                owner_server=settings.owner_server,
                certificates=certificates,
                on_command=monitor.recorder.command,
            ),
            store.journal,
        )
        storage = household_of(settings, store, clock, disk, bot.operators.server_post(store.members.rules))
        stack.push_async_callback(storage.stop)
        members = members_of(settings, store.members, clock, storage.headroom.days.used)
        queue = Queue.build(
            store=monitor.store(store),
            lanes=store.lanes,
            downloader=storage.around(engine),
            media=MediaWhenNeeded(settings),
            library=storage.library,
            courier=monitor.courier(bot.courier),
            clock=clock,
            headroom=storage.headroom,
            members=members,
            limits=limits_of(settings),
            exempt=settings.allowed_addresses,
            enabled=settings.sites,
        )
        app = App(Reload(reread or (lambda: settings), settings, queue), bot, store, engine, storage, queue, monitor)
        service = monitor.service(queue.service)
        memory = Memory(service, store.records, storage.library, clock)
        administration = Administration(service, store.records, clock, storage.headroom.days.share)
        bot.use(service, app.status, memory, administration, operator_of(app, service), HealthSource(app.health))
        await stack.enter_async_context(looked_after(app, service))
        yield app
