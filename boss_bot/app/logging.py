"""Where this bot's log lines go, as its settings say."""

from boss_bot.log import LogTo, hide, set_up, tell_sentry
from boss_bot.settings import Settings


class NoSentryError(Exception):
    """Sentry is wanted and cannot be had; the message says what to do."""


def log_as(settings: Settings) -> None:
    """Hide the secrets of the settings, and send lines where they belong.

    Raises:
        NoSentryError: The extra is not installed, or there is no address.
        OSError: The log file cannot be written.
    """
    for secret in (settings.token, settings.upstream, settings.alert_webhook, settings.sentry_dsn):
        hide(secret or "")
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = settings.data_dir / "logs" if settings.log_file else None
    set_up(LogTo(level=settings.log_level, json=settings.log_format == "json", folder=folder))
    if settings.sentry:
        if not settings.sentry_dsn:
            raise NoSentryError("ENABLE_SENTRY is set and SENTRY_DSN is not. Set it, or leave Sentry off.")
        try:
            tell_sentry(settings.sentry_dsn)
        except ModuleNotFoundError as error:
            raise NoSentryError("Sentry is not installed. Install Boss-Bot with its extra `sentry`.") from error
