"""How the operator is told what the bot does."""

import attrs

from boss_bot.settings.reading.knob import knob, web_address
from boss_bot.settings.reading.plain import http_address, level, log_format, snowflake, switch


@attrs.frozen(kw_only=True, slots=False)
class SightKnobs:
    """The group «Sight»."""

    http_address: str = knob(
        "BOSS_BOT_HTTP_ADDRESS",
        "Where `/metrics`, `/livez`, `/readyz` and `/version` answer: `host:port`, or `off`. They ask for no "
        "password, so keep them on loopback or behind a firewall. A port that cannot be had is a warning in "
        "the log.",
        http_address,
        "off",
        "127.0.0.1:9464",
    )
    alert_channel: int | None = knob(
        "BOSS_BOT_ALERT_CHANNEL",
        "The id of a channel for [alerts](operate.md#alerts). The bot must be allowed to write there.",
        snowflake,
        "123456789012345678",
        None,
    )
    alert_webhook: str | None = knob(
        "BOSS_BOT_ALERT_WEBHOOK",
        "An http address to which each alert is posted as JSON; Discord's own webhooks take it.",
        web_address,
        "https://discord.com/api/webhooks/1/…",
        None,
        secret=True,
    )
    log_level: str = knob(
        "BOSS_BOT_LOG_LEVEL",
        "The least level that is logged: `DEBUG`, `INFO`, `WARNING` or `ERROR`. Lines go to standard error.",
        level,
        "INFO",
        "INFO",
        live=True,
    )
    log_format: str = knob(
        "BOSS_BOT_LOG_FORMAT",
        "The form of the lines on standard error: `text` or `json`.",
        log_format,
        "json",
        "text",
    )
    log_file: bool = knob(
        "BOSS_BOT_LOG_FILE",
        "Whether lines go to `logs/boss-bot.log` in the data directory too, as JSON; `boss-bot logs` reads "
        "them. At 10 MiB the file is put aside and compressed; 30 are kept.",
        switch,
        "no",
        True,
    )
    sentry: bool = knob(
        "ENABLE_SENTRY",
        "Whether errors go to Sentry too, without secrets, values of variables or names of folders. Needs "
        "`pip install '.[sentry]'` in a checkout, and `SENTRY_DSN`.",
        switch,
        "yes",
        False,
    )
    sentry_dsn: str | None = knob(
        "SENTRY_DSN",
        "The DSN of your Sentry project.",
        web_address,
        "https://key@sentry.example.com/1",
        None,
        secret=True,
    )
