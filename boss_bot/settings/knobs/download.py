"""Where downloads may go, how fast, and by which tools."""

import attrs

from boss_bot.settings.reading.knob import ADDRESS, HOST, count, knob, list_of, proxy, web_address


@attrs.frozen(kw_only=True, slots=False)
class DownloadKnobs:
    """The group «Downloads»."""

    sites: frozenset[str] = knob(
        "BOSS_BOT_SITES",
        "Further sites: host names separated by commas, with the hosts below them. What yt-dlp or gallery-dl "
        "has an extractor for is fetched; other pages are not searched. Any page of them is taken, lists and "
        "accounts too, up to the number of files of a job.",
        list_of(HOST, "host names"),
        "bsky.app,imgur.com",
        frozenset(),
    )
    adult_sites: frozenset[str] = knob(
        "BOSS_BOT_ADULT_SITES",
        "Further sites for adults: host names separated by commas, with the hosts below them. What they hold "
        "counts as marked 18+ whatever they say of it; the well-known ones are [known "
        "already](../boss_bot/sites/adult.py).",
        list_of(HOST, "host names"),
        "gallery.example.com",
        frozenset(),
    )
    allowed_addresses: frozenset[str] = knob(
        "BOSS_BOT_ALLOWED_ADDRESSES",
        "Exempt addresses: `host:port` pairs of your own, separated by commas, that may be private. Any page "
        "of them is served. Each is a hole in the guard: set only what you need.",
        list_of(ADDRESS, "host:port"),
        "127.0.0.1:8000",
        frozenset(),
    )
    bandwidth: int = knob(
        "BOSS_BOT_BANDWIDTH_LIMIT",
        "Bytes a second that all downloads share, each its fair part. A whole number; `0` means no limit.",
        lambda text: int(text != "0" and count(text)),
        "5000000",
        0,
    )
    upstream: str | None = knob(
        "BOSS_BOT_UPSTREAM_PROXY",
        "An http proxy through which downloads leave, as `http://host:port` or "
        "`http://user:password@host:port`. It must allow `CONNECT` to the ports "
        "80 and 443. Names are resolved and judged here first; exempt addresses are reached directly.",
        proxy,
        "http://proxy.example.com:3128",
        None,
        secret=True,
    )
    engine_index: str = knob(
        "BOSS_BOT_ENGINE_INDEX",
        "The package index from which `boss-bot engines update` fetches. It must speak PEP 691, as PyPI does.",
        web_address,
        "http://127.0.0.1:3141/simple",
        "https://pypi.org/simple",
    )
