"""The options of yt-dlp: every one is set here, none comes from the host."""

import io
import os
from pathlib import Path
from typing import Any

from boss_bot.downloaders.order import Order
from boss_bot.downloaders.tools.finishing import LOCAL_MEDIA_ONLY
from boss_bot.downloaders.tools.prompt_reads import BLOCK
from boss_bot.downloaders.tools.ytdlp.formats import formats
from boss_bot.downloaders.tools.ytdlp.hooks import Hooks

_RETRIES = 3
_READ_TIMEOUT = 20
"""Seconds without a byte."""

_PROCESSORS = (
    "merger", "fixupm3u8", "fixupm4a", "fixupstretched", "fixuptimestamp", "fixupduration", "fixupduplicatemoov",
)  # fmt: skip


class Silence:
    """A logger that keeps quiet: what an engine prints is full of a site's words."""

    def debug(self, message: str) -> None:
        """Say nothing."""

    def warning(self, message: str) -> None:
        """Say nothing."""

    def error(self, message: str) -> None:
        """Say nothing."""


def options(order: Order, hooks: Hooks) -> dict[str, Any]:
    """Return yt-dlp's parameters for a job."""
    return {
        "logger": Silence(),
        "quiet": True,
        "noprogress": True,
        "progress_delta": 60.0,  # without it a line of text is made for every block
        "progress_hooks": [hooks.progress],
        "postprocessor_hooks": [hooks.processing],
        "ignoreerrors": True,
        "cachedir": False,
        "js_runtimes": {"deno": {"path": order.deno}} if order.deno else {},
        "cookiefile": io.StringIO(Path(order.cookies).read_text("utf-8")) if order.cookies else None,
        "proxy": order.proxy_url,
        # Sizes of versions that come in parts are estimated from their bit rates: without one nothing could be chosen.
        "compat_opts": {"manifest-filesize-approx"} | ({"no-certifi"} if "SSL_CERT_FILE" in os.environ else set()),
        "socket_timeout": _READ_TIMEOUT,
        "retries": _RETRIES,
        "fragment_retries": _RETRIES,
        "extractor_retries": 1,
        "retry_sleep_functions": {"http": _back_off, "fragment": _back_off},
        "skip_unavailable_fragments": False,
        "hls_prefer_native": True,
        "buffersize": BLOCK,
        "noresizebuffer": True,
        "continuedl": True,
        "updatetime": False,
        "paths": {"home": order.content},
        "outtmpl": {"default": "v%(autonumber)03d.%(ext)s"},
        "allow_playlist_files": False,
        "extract_flat": "in_playlist",
        "noplaylist": True,  # of a video that is watched in a list, the video
        "playlist_items": order.options.items or f"1:{order.max_files + 1}",
        **formats(order.options, order.fit_bytes or order.max_bytes),
        "ffmpeg_location": order.ffmpeg,
        "external_downloader_args": {"ffmpeg_i": ["-protocol_whitelist", "file"]},
        "postprocessor_args": {f"{name}+ffmpeg_i": list(LOCAL_MEDIA_ONLY) for name in _PROCESSORS},
    }


def _back_off(n: int) -> float:
    """Return the seconds to wait before the next try, ``n`` from 0."""
    return float(min(4.0, 0.25 * 2**n))
