# mypy: disable-error-code="import-untyped"
"""What is changed in yt-dlp for good, once, in the zygote: every job's process is a copy of it."""

import functools
import os
from typing import Any

from yt_dlp.downloader.common import FileDownloader
from yt_dlp.networking import common as networking
from yt_dlp.postprocessor.ffmpeg import FFmpegPostProcessor
from yt_dlp.utils import NO_DEFAULT

from boss_bot.downloaders.tools.ytdlp import extractors


def prepare() -> None:
    """Change all of it; called before yt-dlp asks ffmpeg for anything."""
    extractors.learn()
    # Reading the certificates takes 20 ms; every job may use the same ones.
    networking.make_ssl_context = functools.cache(networking.make_ssl_context)
    networking.make_ssl_context(verify=True, legacy_support=False, use_certifi="SSL_CERT_FILE" not in os.environ)
    _keep_errors()
    _write_through()
    _know_ffmpeg_alone()


def _keep_errors() -> None:
    report_retry = FileDownloader.report_retry

    def raise_at_last(
        self: Any, err: Any, count: int, retries: int, frag_index: Any = NO_DEFAULT, fatal: bool = True
    ) -> None:
        """Give the last error itself up instead of its text."""
        if fatal and count > retries and isinstance(err, Exception):
            raise err
        report_retry(self, err, count, retries, frag_index, fatal)

    FileDownloader.report_retry = raise_at_last


def _write_through() -> None:
    sanitize_open = FileDownloader.sanitize_open

    def open_through(self: Any, filename: str, mode: str) -> Any:
        """Write every block at once, so that a killed job loses none of what it had."""
        stream, name = sanitize_open(self, filename, mode)
        write, flush = stream.write, stream.flush
        stream.write = lambda block: (write(block), flush())[0]
        return stream, name

    FileDownloader.sanitize_open = open_through


def _know_ffmpeg_alone() -> None:
    determine = FFmpegPostProcessor._determine_executables  # noqa: SLF001  # nothing public says it

    def without_ffprobe(self: Any) -> dict[str, str]:
        """Leave out the ffprobe beside the machine's own ffmpeg: a job may start one program, and asks that one."""
        return {name: path for name, path in determine(self).items() if name == "ffmpeg"}

    FFmpegPostProcessor._determine_executables = without_ffprobe  # noqa: SLF001
