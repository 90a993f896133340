"""The media room as the settings want it."""

from boss_bot.media import MediaCheck, MediaLimits
from boss_bot.settings import Settings


def media_of(settings: Settings) -> MediaCheck:
    """Build the check that every fetched file passes."""
    return MediaCheck(MediaLimits(threads=settings.encode_threads, encodes=settings.encodes))
