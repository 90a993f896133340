"""The media room as the settings want it."""

from boss_bot.media import ClamScanner, MediaCheck, MediaLimits
from boss_bot.settings import Settings


def media_of(settings: Settings) -> MediaCheck:
    """Build the check that every fetched file passes."""
    scanner = ClamScanner(settings.scanner, required=settings.scanner_required) if settings.scanner else None
    return MediaCheck(MediaLimits(threads=settings.encode_threads, encodes=settings.encodes), scanner)
