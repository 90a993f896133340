"""What a line looks like: for people, or as JSON. Taking out secrets is the last thing that happens to it."""

import json
import os
import re
import traceback
from types import ModuleType

import loguru

from boss_bot.log.redaction import redact, redact_known

_KEPT = ("job", "reference")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""Controls of terminals, of line ends, of the direction of writing; and halves of characters, which no file takes."""


def for_people(record: "loguru.Record") -> str:
    """Write a record as one line and, below it, its trace; return the template that loguru prints."""
    extra = record["extra"]
    job = f" [{extra['job']}]" if "job" in extra else ""
    reference = f" ({extra['reference']})" if "reference" in extra else ""
    head = f"{record['time']:YYYY-MM-DD HH:mm:ss} {record['level'].name: <7}{job}{reference} "
    text = visible(redact(f"{head}{record['message']}\n{trace(record)}".rstrip("\n")))
    extra["_people"] = text.replace("\n", "\n    ")  # a message of several lines cannot pass for several messages
    return "{extra[_people]}\n"


def as_json(record: "loguru.Record") -> str:
    """Write a record as one line of JSON; return the template that loguru prints."""
    told = {
        "time": record["time"].isoformat(),
        "level": record["level"].name,
        "from": f"{record['name']}:{record['line']}",
        "message": visible(redact(record["message"])),
        **{name: redact(str(record["extra"][name])) for name in _KEPT if name in record["extra"]},
        **({"trace": visible(redact(trace(record)))} if record["exception"] else {}),
    }
    record["extra"]["_json"] = redact_known(json.dumps(told, ensure_ascii=False))
    return "{extra[_json]}\n"


def visible(text: str) -> str:
    """Return a text whose controls are written out: a line cannot clear a screen, turn round or end early."""
    return _UNSEEN.sub(lambda found: repr(found[0])[1:-1], text)


def trace(record: "loguru.Record") -> str:
    """Return the trace of a record's exception without values of variables, nothing when it has none."""
    if record["exception"] is None:
        return ""
    kind, error, frames = record["exception"]
    if kind is None or error is None:
        return ""
    if better := _better_exceptions():
        return "".join(better.format_exception(kind, error, frames))
    return "".join(traceback.format_exception(kind, error, frames))


def _better_exceptions() -> ModuleType | None:
    """Return better-exceptions where a developer asked for it: it prints the values of variables."""
    if os.environ.get("BETTER_EXCEPTIONS", "") not in ("1", "yes", "true"):
        return None
    try:
        import better_exceptions
    except ImportError:
        return None
    found: ModuleType = better_exceptions
    return found
