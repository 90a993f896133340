"""The disk: the library, its clean-up, and the periods that the operator has set."""

from datetime import timedelta

import attrs

from boss_bot.domain.ports import Clock
from boss_bot.domain.retention import Periods
from boss_bot.library import FileLibrary, Rounds, SteadyClock, kept_in_order
from boss_bot.settings import Settings
from boss_bot.store import SqliteStore


@attrs.frozen
class Storage:
    """What looks after files.

    Attributes:
        library: Keeps them.
        rounds: Clears up.
    """

    library: FileLibrary
    rounds: Rounds

    @classmethod
    def of(cls, settings: Settings, store: SqliteStore, clock: Clock) -> "Storage":
        """Build it over the data directory; nothing runs yet."""
        steady = SteadyClock()
        library = FileLibrary(settings.data_dir, clock, store.library.shelf, steady, periods_of(settings))
        rounds = kept_in_order(library, store, store.library, steady, settings.data_dir / "logs")
        return cls(library, rounds)


def periods_of(settings: Settings) -> Periods:
    """Return how long things are kept, as the operator has set it."""
    return Periods(
        stored=timedelta(hours=settings.keep_hours),
        premium=timedelta(hours=settings.keep_premium_hours),
        failed=timedelta(minutes=settings.keep_failed_minutes),
        retryable=timedelta(hours=settings.keep_retryable_hours),
        abandoned=timedelta(hours=settings.keep_abandoned_hours),
        premium_guilds=settings.premium_servers,
    )
