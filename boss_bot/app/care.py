"""What looks after a bot while it runs: monitoring, alerts, and the operator's socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from boss_bot.app.acts import OperatorActs
from boss_bot.app.app import App, logins_of
from boss_bot.app.engine_care import EngineCare
from boss_bot.control import Control, Desk
from boss_bot.engines import Shelf
from boss_bot.monitoring import Alerting
from boss_bot.queue import QueueService


@asynccontextmanager
async def looked_after(app: App, service: QueueService) -> AsyncIterator[None]:
    """Look after a bot that is put together, until the block is left.

    Args:
        app: The bot.
        service: Its use cases, as members have them.
    """
    settings, clock = app.settings, app.storage.library.clock
    desk = Desk(app.store, clock, service, settings.max_queue_size)
    operator = OperatorActs(desk, service, app.reload, app.health, app.storage.report, app.bot.close)
    shelf = Shelf(settings.data_dir / "engines")
    engines = EngineCare(shelf, app.engine, app.monitor.recorder.events, clock)
    control = Control(settings.data_dir, {**operator.acts(), "engines": engines.switched})
    await control.start()
    watching = asyncio.create_task(engines.watch(), name="engines")
    try:
        async with app.monitor.running(
            address=settings.http_address, store=app.store, database=app.store.database, alerts=_alerting(app),
            latency=app.bot.operators.latency, refused=lambda: app.engine.refused, capacity=settings.max_queue_size,
            version=version("boss-bot"), tools=lambda: app.engine.versions, replaced=lambda: take_nothing(service),
        ):  # fmt: skip
            yield
    finally:
        watching.cancel()
        await asyncio.wait([watching])
        await control.stop()


def take_nothing(service: QueueService) -> None:
    """Let members be told that nothing new is taken: what is written now would be lost with the bot's end."""
    service.scheduler.draining = True


def _alerting(app: App) -> Alerting:
    settings = app.settings
    wanted = settings.alert_channel or settings.admin_user
    return Alerting(
        folder=settings.data_dir,
        clock=app.storage.library.clock,
        lanes=app.store.lanes,
        logins=lambda: logins_of(settings.data_dir),
        tools=Shelf(settings.data_dir / "engines").folders,
        storage=app.storage.facts,
        post=app.bot.operators.post(settings.alert_channel, settings.admin_user) if wanted else None,
        webhook=settings.alert_webhook,
    )
