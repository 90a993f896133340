"""The configuration of gallery-dl: every option is set here, none comes from the host."""

import os
import re
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from gallery_dl import config
from gallery_dl.downloader import http
from gallery_dl.extractor.common import Extractor
from gallery_dl.extractor.generic import GenericExtractor
from gallery_dl.path import PathFormat

from boss_bot.domain.content.options import Scope
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.tools import verdicts
from boss_bot.downloaders.tools.gallerydl import finding, versions
from boss_bot.downloaders.tools.gallerydl.through import open_through
from boss_bot.downloaders.tools.halt import Halt
from boss_bot.downloaders.tools.prompt_reads import BLOCK

_RETRIES = 3
_READ_TIMEOUT = 20
_PATIENCE = 5.0
"""Seconds that a site may ask a job to sleep; for more it gives its slot back."""


def configure(order: Order) -> None:
    """Set gallery-dl up for a job."""
    config.clear()
    extractor: dict[str, Any] = {
        "base-directory": order.content,
        "directory": [],
        "filename": "g{boss_number:>03}.{extension}",
        "path-restrict": "ascii",
        "proxy": order.proxy_url,
        "proxy-env": False,
        "timeout": _READ_TIMEOUT,
        "retries": _RETRIES,
        "sleep-retries": 0.5,
        "sleep-429": 0,
        "cookies-update": False,
        "netrc": False,
        "input": False,
        "parent-directory": False,
        "verify": os.environ.get("SSL_CERT_FILE") or True,
    }
    downloader: dict[str, Any] = {
        "chunk-size": BLOCK,
        "progress": 0,
        "retries": _RETRIES,
        "timeout": _READ_TIMEOUT,
        "filesize-max": str(order.max_bytes),
        "mtime": False,
        "part": True,
    }
    for section, settings in (("extractor", extractor), ("downloader", downloader)):
        for key, value in settings.items():
            config.set((section,), key, value)
    config.set(("downloader", "ytdl"), "enabled", False)
    for section, key, value in _of_site(order):
        config.set(("extractor", section), key, value)
    versions.choose(order)
    config.set(("cache",), "file", f"{order.private}/cache/gallery-dl.sqlite3")


def _of_site(order: Order) -> Iterator[tuple[str, str, Any]]:
    """Yield the settings of one site: how much around a post is wanted, and the operator's cookies for it alone."""
    if order.cookies:
        yield order.site, "cookies", order.cookies
    match order.options.scope:
        case Scope.THREAD:
            yield "twitter", "conversations", True
            yield "twitter", "replies", "self"
        case Scope.QUOTED:
            yield "twitter", "quoted", True


def prepare() -> None:
    """Change some ways of gallery-dl for good: called once, in the zygote."""
    # Its pattern for any page stops at the port and then asks for another page.
    GenericExtractor.pattern = re.compile(
        r"(?i)(?P<generic>g(?:eneric)?:)(?P<scheme>https?://)?(?P<domain>[-\w.]+(?::\d+)?|\[[0-9a-f:.]+\](?::\d+)?)"
        r"(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?"
    )
    finding.learn()
    wait = Extractor.wait

    def wait_a_little(self: Any, seconds: float | None = None, until: Any = None, **rest: Any) -> None:
        """Sleep for a moment, but give the job up where gallery-dl would sleep for minutes."""
        asked = seconds_asked(seconds, until)
        if asked > _PATIENCE:
            raise Halt(verdicts.rate_limited(asked))
        wait(self, seconds, until, **rest)

    Extractor.wait = wait_a_little
    versions.prepare()
    PathFormat.open = open_through
    # One, two and three seconds between the tries for a file are too long for somebody who waits for a card.
    http.time = SimpleNamespace(monotonic=time.monotonic, sleep=lambda seconds: time.sleep(seconds / 4))


def seconds_asked(seconds: float | None, until: Any) -> float:
    """Return how long gallery-dl means to sleep: for so many seconds, or until a moment."""
    if seconds:
        return float(seconds)
    moment = until.timestamp() if hasattr(until, "timestamp") else float(until or 0)
    return max(0.0, moment - time.time())
