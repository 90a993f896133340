"""How long files stay, and how much room they get."""

import attrs

from boss_bot.settings.reading.knob import amount, count, knob, number, server_ids


@attrs.frozen(kw_only=True, slots=False)
class KeepingKnobs:
    """The group «Files that are kept»."""

    keep_hours: float = knob(
        "BOSS_BOT_KEEP_HOURS",
        "Hours that files are kept after they were handed over. Above 0.",
        amount,
        "24",
        24.0,
    )
    keep_premium_hours: float = knob(
        "BOSS_BOT_KEEP_PREMIUM_HOURS",
        "The same for the servers of `BOSS_BOT_PREMIUM_SERVERS`. Above 0.",
        amount,
        "72",
        72.0,
    )
    premium_servers: frozenset[int] = knob(
        "BOSS_BOT_PREMIUM_SERVERS",
        "Discord ids of servers whose files are kept longer, separated by commas.",
        server_ids,
        "1234567890",
        frozenset(),
    )
    keep_failed_minutes: float = knob(
        "BOSS_BOT_KEEP_FAILED_MINUTES",
        "Minutes that the partial files of a download are kept which failed for good. Above 0.",
        amount,
        "30",
        30.0,
    )
    keep_retryable_hours: float = knob(
        "BOSS_BOT_KEEP_RETRYABLE_HOURS",
        "Hours that they are kept where the reason may pass: Retry goes on from them. Above 0.",
        amount,
        "6",
        6.0,
    )
    keep_abandoned_hours: float = knob(
        "BOSS_BOT_KEEP_ABANDONED_HOURS",
        "Hours after which a folder goes of which no download knows. Those of paused and waiting ones stay. Above 0.",
        amount,
        "1",
        1.0,
    )
    keep_texts_days: float = knob(
        "BOSS_BOT_KEEP_TEXTS_DAYS",
        "Days that is kept what a post says: its words, alt texts and subtitles. Above 0.",
        amount,
        "30",
        30.0,
    )
    keep_history_days: float = knob(
        "BOSS_BOT_KEEP_HISTORY_DAYS",
        "Days that is kept what is known of a download that is over: its link, who asked and where, how it ended. "
        "Above 0.",
        amount,
        "180",
        180.0,
    )
    temp_bytes: int = knob(
        "BOSS_BOT_TEMP_BYTES",
        "Bytes that all downloads under way may have on the disk. When they are used up nothing more starts "
        "until some come free; one download may always run. A whole number from 1.",
        count,
        "1073741824",
        2**30,
    )
    server_day_bytes: int = knob(
        "BOSS_BOT_SERVER_DAY_BYTES",
        "Bytes that the downloads of one server may bring in 24 hours ([how they "
        "count](adr/0030-headroom-and-days.md)). A whole number from 1.",
        count,
        "524288000",
        500 * 2**20,
    )
    free_bytes: int = knob(
        "BOSS_BOT_FREE_BYTES",
        "Bytes that must stay free on the disk. Below them nothing new is taken or started, and what may go "
        "is deleted, the oldest first. A whole number from 0.",
        number,
        "1073741824",
        2**30,
    )
