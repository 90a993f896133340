"""Where lines go: standard error, a file that is rotated, and Sentry where it is wanted."""

import inspect
import logging
import os
import sys
from pathlib import Path
from typing import TextIO

import attrs
import loguru
from loguru import logger

from boss_bot.log.last_words import catch_last_words
from boss_bot.log.lines import as_json, for_people
from boss_bot.log.sentry import SentrySink

FILE = "boss-bot.log"
"""The name of the file that is written to; rotated ones bear the moment of their end as well."""

_MOST_FILES = 30


@attrs.frozen(kw_only=True)
class LogTo:
    """What is logged, and where.

    Attributes:
        level: The least level.
        json: Whether standard error gets JSON.
        folder: Where the file is, as JSON, None for no file.
        file_bytes: How large the file may get before it is put aside and compressed.
        last_words: Whether what Python itself would print (errors that nobody caught, warnings) goes the same way,
            for the rest of the process's life.
    """

    level: str
    json: bool = False
    folder: Path | None = None
    file_bytes: int = 10 * 2**20
    last_words: bool = False


class _Join(logging.Handler):
    """Hands the standard library's log records (hikari's, aiohttp's) to loguru."""

    def emit(self, record: logging.LogRecord) -> None:
        depth, frame = 0, inspect.currentframe()
        while frame and (depth == 0 or frame.f_code.co_filename == logging.__file__):
            depth, frame = depth + 1, frame.f_back
        level = record.levelname if record.levelname in logger._core.levels else record.levelno  # type: ignore[attr-defined] # noqa: SLF001
        logger.opt(depth=depth, exception=record.exc_info).log(level, "{}", record.getMessage())


def set_up(to: LogTo, sink: TextIO = sys.stderr) -> None:
    """Send every log line of the process to where it belongs, redacted; what was set up before ends."""
    logger.remove()
    form = as_json if to.json else for_people

    def write(message: "loguru.Message") -> None:
        sink.write(message)

    logger.add(write, level=to.level, format=form, backtrace=False, diagnose=False, colorize=False)
    if to.folder:
        to.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        logger.add(
            to.folder / FILE, level=to.level, format=as_json, backtrace=False, diagnose=False, encoding="utf-8",
            rotation=to.file_bytes, retention=_MOST_FILES, compression="gz", opener=_private,
        )  # fmt: skip
    logging.basicConfig(handlers=[_Join()], level=to.level, force=True)
    if to.last_words:
        catch_last_words()


def tell_sentry(address: str) -> None:
    """Send errors to Sentry too, from now on and until the next `set_up`.

    Raises:
        ModuleNotFoundError: The extra ``sentry`` is not installed.
    """
    logger.add(SentrySink.to(address), level="ERROR", format="{message}", backtrace=False, diagnose=False)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
