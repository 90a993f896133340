"""How much runs and waits, and how often something is tried."""

import attrs

from boss_bot.settings.reading.knob import count, knob, number, seconds


@attrs.frozen(kw_only=True, slots=False)
class QueueKnobs:
    """The group «The queue»."""

    max_concurrent: int = knob(
        "BOSS_BOT_MAX_CONCURRENT_DOWNLOADS",
        "Downloads that run at once. A whole number from 1.",
        count,
        "5",
        5,
        live=True,
    )
    user_concurrent: int = knob(
        "BOSS_BOT_USER_CONCURRENT_DOWNLOADS",
        "Downloads of one normal member that run at once. A whole number from 1.",
        count,
        "2",
        2,
        live=True,
    )
    site_concurrent: int = knob(
        "BOSS_BOT_SITE_CONCURRENT_DOWNLOADS",
        "Downloads of one site that run at once. A whole number from 1.",
        count,
        "5",
        5,
        live=True,
    )
    max_queue_size: int = knob(
        "BOSS_BOT_MAX_QUEUE_SIZE",
        "Downloads that may wait or be paused; those that run are apart "
        "([why](adr/0010-waiting-line-capacity.md)). A whole number from 1.",
        count,
        "50",
        50,
        live=True,
    )
    max_retries: int = knob(
        "BOSS_BOT_MAX_RETRIES",
        "How often the bot tries a failed download again by itself, where the reason may pass. A whole number from 0.",
        number,
        "3",
        3,
        live=True,
    )
    retry_seconds: float = knob(
        "BOSS_BOT_RETRY_SECONDS",
        "Seconds before the first new try after a broken connection; doubled with each further one, and "
        "longer for reasons that pass more slowly ([why](adr/0016-tries-and-breakers.md)). Above 0.",
        seconds,
        "5",
        5.0,
        live=True,
    )
    choice_seconds: int = knob(
        "BOSS_BOT_CHOICE_SECONDS",
        "How long a download waits for its member to choose, when no version of a video fits; then it takes "
        "what its card says. A whole number; `0` asks nobody.",
        number,
        "600",
        600,
        live=True,
    )
    progress_interval: float = knob(
        "BOSS_BOT_PROGRESS_INTERVAL",
        "Seconds between two edits of a card in which only the progress changed. Above 0.",
        seconds,
        "5",
        5.0,
    )
