"""Where log lines go, and what never goes with them.

Messages are data, never formats: loguru formats ``{}`` in a message only with arguments given beside it, so a
title with braces in it stays a title. Traces are printed without the values of variables (``diagnose=False``):
those are tokens and cookies.
"""

import base64
import inspect
import json
import logging
import re
import sys
from typing import TextIO
from urllib.parse import quote

import loguru
from loguru import logger

_HIDDEN = "[hidden]"
_TELLING_NAME = (
    r"(?:[\w.-]*(?:token|secret|passw(?:or)?d|api[_-]?key|signature|credential|session|auth(?!or))[\w.-]*"
    r"|sig|hm|[\w.-]*_key)"
)
_SHAPES = (
    # A whole header: its value may have blanks in it.
    (
        re.compile(
            r"(?i)([\"']?(?:proxy-)?authorization[\"']?\s*[:=]\s*|[\"']?(?:set-)?cookies?[\"']?\s*[:=]\s*)[^\r\n]+"
        ),
        1,
    ),
    # Tokens in the paths of Discord's webhooks and interactions.
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.~%-]+"), 1),
    # user:password in an address.
    (re.compile(r"(?i)([a-z][a-z0-9+.-]*://)[^\s/@:]+:[^\s/@]+(?=@)"), 1),
    # A name that says it is secret, and its value: in settings, JSON, queries and command lines.
    (re.compile(rf"(?i)((?<![\w.-]){_TELLING_NAME}[\"']?\s*[:=]\s*[\"']?)[^\s\"'&;,}}]+"), 1),
    # A bot's token anywhere: three dotted parts, the first a user id in base64 (Discord, API Reference).
    (re.compile(r"()(?<![\w-])[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}"), 1),
)
_known: set[str] = set()


def hide(secret: str) -> None:
    """Never let a secret of this process into a line, in any of its written forms.

    Args:
        secret: The value; shorter than eight characters it would hide ordinary words, and is left to its shape.
    """
    if len(secret) >= 8:
        raw = secret.encode()
        forms = {secret, quote(secret, safe=""), json.dumps(secret)[1:-1]}
        forms |= {base64.b64encode(raw).decode().rstrip("="), base64.urlsafe_b64encode(raw).decode().rstrip("=")}
        _known.update(forms)


def redact(text: str) -> str:
    """Take out of a text every secret that is known, and every one that shows by its shape."""
    for secret in _known:
        text = text.replace(secret, _HIDDEN)
    for shape, kept in _SHAPES:
        text = shape.sub(rf"\g<{kept}>{_HIDDEN}", text)
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
