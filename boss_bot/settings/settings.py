"""Every knob, once: its name in the environment, its meaning, its default and its check."""

from pathlib import Path

import attrs
import platformdirs

from boss_bot.knobs import (
    ADDRESS,
    HOST,
    amount,
    count,
    knob,
    limits,
    list_of,
    number,
    proxy,
    seconds,
    server_ids,
    token,
    web_address,
)
from boss_bot.plain_readers import http_address, level, log_format, snowflake, switch
from boss_bot.settings.scanner_knobs import socket_address


@attrs.frozen
class Settings:
    """What the operator may set. Read with `load`; secrets are left out of the ``repr``."""

    token: str = attrs.field(
        repr=False,
        metadata={
            "env": "DISCORD_TOKEN",
            "read": token,
            "example": "the token from your app's Bot page at https://discord.com/developers/applications",
        },
    )
    rest_url: str | None = knob("BOSS_BOT_DISCORD_REST_URL", web_address, "http://127.0.0.1:8080/api/v10", None)
    data_dir: Path = knob("BOSS_BOT_DATA_DIR", Path, "/srv/boss-bot", Path(platformdirs.user_data_dir("boss-bot")))
    max_concurrent: int = knob("BOSS_BOT_MAX_CONCURRENT_DOWNLOADS", count, "5", 5)
    user_concurrent: int = knob("BOSS_BOT_USER_CONCURRENT_DOWNLOADS", count, "2", 2)
    site_concurrent: int = knob("BOSS_BOT_SITE_CONCURRENT_DOWNLOADS", count, "5", 5)
    limits_normal: frozenset[tuple[str, int | None]] = knob(
        "BOSS_BOT_LIMITS_NORMAL", limits, "day_jobs=20,file_mb=25", frozenset()
    )
    limits_premium: frozenset[tuple[str, int | None]] = knob(
        "BOSS_BOT_LIMITS_PREMIUM", limits, "at_once=4,day_jobs=none", frozenset()
    )
    limits_manager: frozenset[tuple[str, int | None]] = knob(
        "BOSS_BOT_LIMITS_MANAGER", limits, "at_once=5,day_mb=none", frozenset()
    )
    member_commands: int = knob("BOSS_BOT_MEMBER_COMMANDS", count, "10", 10)
    member_presses: int = knob("BOSS_BOT_MEMBER_PRESSES", count, "30", 30)
    max_queue_size: int = knob("BOSS_BOT_MAX_QUEUE_SIZE", count, "50", 50)
    max_retries: int = knob("BOSS_BOT_MAX_RETRIES", number, "3", 3)
    retry_seconds: float = knob("BOSS_BOT_RETRY_SECONDS", seconds, "5", 5.0)
    choice_seconds: int = knob("BOSS_BOT_CHOICE_SECONDS", number, "600", 600)
    encodes: int = knob("BOSS_BOT_ENCODES", count, "1", 1)
    encode_threads: int = knob("BOSS_BOT_ENCODE_THREADS", count, "2", 2)
    progress_interval: float = knob("BOSS_BOT_PROGRESS_INTERVAL", seconds, "5", 5.0)
    bandwidth: int = knob("BOSS_BOT_BANDWIDTH_LIMIT", lambda text: int(text != "0" and count(text)), "5000000", 0)
    upstream: str | None = knob("BOSS_BOT_UPSTREAM_PROXY", proxy, "http://proxy.example.com:3128", None, secret=True)
    scanner: str | None = knob("BOSS_BOT_SCANNER", socket_address, "unix:/run/clamav/clamd.ctl", None)
    scanner_required: bool = knob("BOSS_BOT_SCANNER_REQUIRED", switch, "no", True)
    allowed_addresses: frozenset[str] = knob(
        "BOSS_BOT_ALLOWED_ADDRESSES", list_of(ADDRESS, "host:port"), "127.0.0.1:8000", frozenset()
    )
    sites: frozenset[str] = knob("BOSS_BOT_SITES", list_of(HOST, "host names"), "bsky.app,imgur.com", frozenset())
    adult_sites: frozenset[str] = knob(
        "BOSS_BOT_ADULT_SITES", list_of(HOST, "host names"), "gallery.example.com", frozenset()
    )
    http_address: str = knob("BOSS_BOT_HTTP_ADDRESS", http_address, "off", "127.0.0.1:9464")
    keep_hours: float = knob("BOSS_BOT_KEEP_HOURS", amount, "24", 24.0)
    keep_premium_hours: float = knob("BOSS_BOT_KEEP_PREMIUM_HOURS", amount, "72", 72.0)
    keep_failed_minutes: float = knob("BOSS_BOT_KEEP_FAILED_MINUTES", amount, "30", 30.0)
    keep_retryable_hours: float = knob("BOSS_BOT_KEEP_RETRYABLE_HOURS", amount, "6", 6.0)
    keep_abandoned_hours: float = knob("BOSS_BOT_KEEP_ABANDONED_HOURS", amount, "1", 1.0)
    keep_texts_days: float = knob("BOSS_BOT_KEEP_TEXTS_DAYS", amount, "30", 30.0)
    premium_servers: frozenset[int] = knob("BOSS_BOT_PREMIUM_SERVERS", server_ids, "1234567890", frozenset())
    temp_bytes: int = knob("BOSS_BOT_TEMP_BYTES", count, "1073741824", 2**30)
    server_day_bytes: int = knob("BOSS_BOT_SERVER_DAY_BYTES", count, "524288000", 500 * 2**20)
    free_bytes: int = knob("BOSS_BOT_FREE_BYTES", number, "1073741824", 2**30)
    engine_index: str = knob(
        "BOSS_BOT_ENGINE_INDEX", web_address, "http://127.0.0.1:3141/simple", "https://pypi.org/simple"
    )
    alert_channel: int | None = knob("BOSS_BOT_ALERT_CHANNEL", snowflake, "123456789012345678", None)
    alert_webhook: str | None = knob(
        "BOSS_BOT_ALERT_WEBHOOK", web_address, "https://discord.com/api/webhooks/1/…", None, secret=True
    )
    admin_user: int | None = knob("DISCORD_ADMIN_USER_ID", snowflake, "123456789012345678", None)
    owner_server: int | None = knob("DISCORD_SERVER_ID", snowflake, "123456789012345678", None)
    log_format: str = knob("BOSS_BOT_LOG_FORMAT", log_format, "json", "text")
    log_file: bool = knob("BOSS_BOT_LOG_FILE", switch, "no", True)
    sentry: bool = knob("ENABLE_SENTRY", switch, "yes", False)
    sentry_dsn: str | None = knob("SENTRY_DSN", web_address, "https://key@sentry.example.com/1", None, secret=True)
    log_level: str = knob("BOSS_BOT_LOG_LEVEL", level, "INFO", "INFO")
