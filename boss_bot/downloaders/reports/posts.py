"""What a job's process says of a post: the facts and the subtitles. It may be hostile, so nothing is believed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from boss_bot.domain.content.post import Audience, PostFacts, PostTold, SubtitlesTold, TextStatus
from boss_bot.downloaders.found_files import ready_file
from boss_bot.downloaders.reports.numbers import a_number, a_whole_number

MAX_NAME = 100
"""Characters of an id, a tag, a language or the name of a count."""

MAX_TAGS = 50
MAX_COUNTS = 20


def told_of_post(report: Mapping[str, Any], folder: Path) -> PostTold | SubtitlesTold:
    """Read what is said of a post.

    Raises:
        ValueError, TypeError, KeyError: It is nothing that is said of one.
    """
    match report["say"]:
        case "post":
            return _facts(report)
        case "subtitles":
            return _subtitles(report, folder)
    raise ValueError("an unknown report")


def _facts(report: Mapping[str, Any]) -> PostTold:
    tags, counts = report["tags"], report["counts"]
    if not isinstance(tags, list) or not isinstance(counts, dict) or len(tags) > MAX_TAGS or len(counts) > MAX_COUNTS:
        raise ValueError("no facts")
    facts = PostFacts(
        source_id=_name(report["source_id"]),
        author_id=_name(report["author_id"]),
        language=_name(report["language"]),
        posted_at=a_number(report["posted_at"]),
        audience=Audience(report["audience"]),
        tags=tuple(_name(tag) for tag in tags),
        counts={_name(name): a_whole_number(count) or 0 for name, count in counts.items()},
    )
    return PostTold(facts)


def _subtitles(report: Mapping[str, Any], folder: Path) -> SubtitlesTold:
    """Read what became of the subtitles; their file has to be one of the job's."""
    status = TextStatus(report["status"])
    path = ready_file(folder, _name(report["name"])) if status is TextStatus.KEPT else None
    return SubtitlesTold(status, path, _name(report["language"]), report["automatic"] is True)


def _name(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value[:MAX_NAME].encode("utf-8", "replace").decode().replace("\x00", "")
