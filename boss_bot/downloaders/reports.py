"""Reading what a job's process says. It handles hostile content and may itself be hostile: nothing is believed."""

import json
import math
from pathlib import Path
from typing import Any

import attrs

from boss_bot.domain.errors import BossBotError
from boss_bot.domain.media import Metadata
from boss_bot.domain.progress import (
    DownloadEvent,
    FileReady,
    Found,
    Progress,
    Skipped,
    Stage,
    StageReached,
    StartedAnew,
)
from boss_bot.downloaders.found_files import ready_file
from boss_bot.downloaders.reported_errors import error_kind, reported_error
from boss_bot.downloaders.reporter import MAX_ALT, MAX_TEXT, MAX_TITLE

MAX_LINE = 65_536
"""Bytes of one report."""

_MAX_NUMBER = 1 << 53


class HostileReportError(ValueError):
    """A line that no honest process would send."""


@attrs.frozen
class Ended:
    """The process has said its last word; ``error`` is None when all went well."""

    error: BossBotError | None = None


def read_report(line: bytes, folder: Path) -> DownloadEvent | Ended:
    """Read one line.

    Args:
        line: One JSON object.
        folder: The job's own folder.

    Raises:
        HostileReportError: It is no report, or names a file that is none of the job's.
    """
    try:
        report = json.loads(line)
        match report["say"]:
            case "stage":
                return StageReached(Stage(report["stage"]))
            case "found":
                return Found(_metadata(report))
            case "progress":
                return _progress(report)
            case "file":
                return FileReady(ready_file(folder, _text(report["name"])), _text(report["alt"])[:MAX_ALT])
            case "anew":
                return StartedAnew()
            case "skipped":
                return Skipped(error_kind(_text(report["error"])).__name__)
            case "done":
                return Ended()
            case "failed":
                return Ended(reported_error(_text(report["error"]), report["facts"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HostileReportError from error
    raise HostileReportError("an unknown report")


def _metadata(report: dict[str, Any]) -> Metadata:
    return Metadata(
        title=_text(report["title"])[:MAX_TITLE],
        author=_text(report["author"])[:MAX_TITLE],
        duration=_number(report["duration"]),
        items=_whole(report["items"]),
        size=_whole(report["size"]),
        age_limit=_whole(report["age_limit"]) or 0,
        text=_text(report["text"])[:MAX_TEXT],
    )


def _progress(report: dict[str, Any]) -> Progress:
    return Progress(
        done=_whole(report["done"]) or 0,
        total=_whole(report["total"]),
        speed=_number(report["speed"]),
        file=_whole(report["file"]) or 1,
        files=_whole(report["files"]),
    )


def _text(value: object) -> str:
    """Return a text without lone surrogates, which nothing further on could encode."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value.encode("utf-8", "replace").decode()


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("no number")
    if not math.isfinite(value) or not 0 <= value <= _MAX_NUMBER:
        raise ValueError("no such number")
    return value


def _whole(value: object) -> int | None:
    number = _number(value)
    if isinstance(number, float):
        raise TypeError("no whole number")
    return number
