"""Where log lines go, and what never goes with them.

Messages are data, never formats: loguru formats ``{}`` in a message only with arguments given beside it, so a
title with braces in it stays a title. Traces are printed without the values of variables (``diagnose=False``):
those are tokens and cookies.
"""

import inspect
import logging
import re
import sys
from typing import TextIO

import loguru
from loguru import logger

_HIDDEN = "[hidden]"
_SECRETS = (
    # Discord's tokens: a bot's (three dotted parts, the first a user id in base64) and those in webhook paths.
    re.compile(r"(?:[MNO][\w-]{17,}\.[\w-]{5,}\.[\w-]{20,})"),
    re.compile(r"(?<=/webhooks/)(\d+)/[\w.~%-]+"),
    re.compile(r"(?<=/interactions/)(\d+)/[\w.~%-]+"),
    re.compile(r"(?i)(?<=authorization: )\S+(?: \S+)?|(?<=cookie: )[^\r\n]+"),
)


def redact(text: str) -> str:
    """Take every secret that has a known shape out of a text."""
    for pattern in _SECRETS:
        text = pattern.sub(lambda found: f"{found[1]}/{_HIDDEN}" if found.lastindex else _HIDDEN, text)
    return text


class _Join(logging.Handler):
    """Hands the standard library's log records (hikari's, aiohttp's) to loguru."""

    def emit(self, record: logging.LogRecord) -> None:
        depth, frame = 0, inspect.currentframe()
        while frame and (depth == 0 or frame.f_code.co_filename == logging.__file__):
            depth, frame = depth + 1, frame.f_back
        level = record.levelname if record.levelname in logger._core.levels else record.levelno  # type: ignore[attr-defined] # noqa: SLF001
        logger.opt(depth=depth, exception=record.exc_info).log(level, "{}", record.getMessage())


def _line(record: "loguru.Record") -> str:
    job = f" [{record['extra']['job']}]" if "job" in record["extra"] else ""
    reference = f" ({record['extra']['reference']})" if "reference" in record["extra"] else ""
    record["extra"]["_where"] = f"{job}{reference}"
    return "{time:YYYY-MM-DD HH:mm:ss} {level: <7}{extra[_where]} {message}\n{exception}"


def set_up(level: str, sink: TextIO = sys.stderr) -> None:
    """Send every log line of the process to one sink, redacted."""

    def write(message: "loguru.Message") -> None:
        sink.write(redact(message))

    logger.remove()
    logger.add(
        write,
        level=level,
        format=_line,
        backtrace=False,
        diagnose=False,
    )
    logging.basicConfig(handlers=[_Join()], level=level, force=True)
