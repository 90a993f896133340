"""What the operator has set about the disk."""

from datetime import timedelta
from typing import Any

from boss_bot.app.clock import SystemClock
from boss_bot.domain.keeping.headroom import Disk, SpaceLimits
from boss_bot.domain.keeping.quotas import ServerMessenger
from boss_bot.domain.keeping.retention import Periods
from boss_bot.domain.ports import Clock
from boss_bot.library import Household
from boss_bot.settings import Settings
from boss_bot.store import SqliteStore, Upkeep, open_store


def household_of(
    settings: Settings,
    store: SqliteStore,
    clock: Clock,
    disk: Disk | None = None,
    messenger: ServerMessenger | None = None,
) -> Household:
    """Build the library with its clean-up and its room over the data directory; nothing runs yet.

    Args:
        settings: What the operator set.
        store: The jobs, and what is remembered of files.
        clock: The machine's clock.
        disk: The disk; None for that of the data directory.
        messenger: Brings news to the managers of servers; None to tell nobody.
    """
    periods = Periods(
        stored=timedelta(hours=settings.keep_hours),
        premium=timedelta(hours=settings.keep_premium_hours),
        failed=timedelta(minutes=settings.keep_failed_minutes),
        retryable=timedelta(hours=settings.keep_retryable_hours),
        abandoned=timedelta(hours=settings.keep_abandoned_hours),
        texts=timedelta(days=settings.keep_texts_days),
        history=timedelta(days=settings.keep_history_days),
        premium_guilds=settings.premium_servers,
    )
    limits = SpaceLimits(temp=settings.temp_bytes, floor=settings.free_bytes, server_day=settings.server_day_bytes)
    return Household.of(
        settings.data_dir, clock, store, store.library, periods=periods, limits=limits, disk=disk, messenger=messenger
    )


async def storage_report(settings: Settings) -> dict[str, Any]:
    """Look at the disk of a data directory at rest, as a running bot does of its own; nothing is changed.

    Args:
        settings: What the operator set; the data directory is in the hands of the caller.
    """
    store = await open_store(Upkeep(settings.data_dir).database)
    try:
        household = household_of(settings, store, SystemClock())
        await household.rounds.steady.take_up(store.library.steady)
        return (await household.report()).plain()
    finally:
        await store.close()
