"""Reading what a job's process says. It handles hostile content and may itself be hostile: nothing is believed."""

import json
from pathlib import Path
from typing import Any

import attrs

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.content.options import MAX_ITEM
from boss_bot.domain.content.progress import (
    DownloadEvent,
    FileReady,
    Found,
    Progress,
    Skipped,
    Stage,
    StageReached,
    StartedAnew,
)
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.downloaders.found_files import ready_file
from boss_bot.downloaders.reporter import MAX_ALT, MAX_TEXT, MAX_TITLE
from boss_bot.downloaders.reports.errors import error_kind, reported_error
from boss_bot.downloaders.reports.numbers import a_number, a_whole_number, offers_of
from boss_bot.downloaders.reports.posts import told_of_post

MAX_LINE = 65_536
"""Bytes of one report."""


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
                return Found(_metadata(report), offers_of(report["offers"]))
            case "progress":
                return _progress(report)
            case "file":
                return FileReady(ready_file(folder, _text(report["name"])), _text(report["alt"])[:MAX_ALT])
            case "anew":
                return StartedAnew()
            case "skipped":
                return Skipped(error_kind(_text(report["error"])).__name__, _item(report["item"]))
            case "done":
                return Ended()
            case "failed":
                return Ended(reported_error(_text(report["error"]), report["facts"]))
            case _:
                return told_of_post(report, folder)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HostileReportError from error


def _metadata(report: dict[str, Any]) -> Metadata:
    return Metadata(
        title=_text(report["title"])[:MAX_TITLE],
        author=_text(report["author"])[:MAX_TITLE],
        duration=a_number(report["duration"]),
        items=a_whole_number(report["items"]),
        size=a_whole_number(report["size"]),
        age_limit=a_whole_number(report["age_limit"]) or 0,
        text=_text(report["text"])[:MAX_TEXT],
    )


def _progress(report: dict[str, Any]) -> Progress:
    return Progress(
        done=a_whole_number(report["done"]) or 0,
        total=a_whole_number(report["total"]),
        speed=a_number(report["speed"]),
        file=a_whole_number(report["file"]) or 1,
        files=a_whole_number(report["files"]),
    )


def _item(value: object) -> int | None:
    item = a_whole_number(value)
    return item if item is not None and 1 <= item <= MAX_ITEM else None


def _text(value: object) -> str:
    """Return a text without lone surrogates, which nothing further on could encode."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value.encode("utf-8", "replace").decode()
