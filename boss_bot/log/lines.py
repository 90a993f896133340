"""What a line looks like: for people, or as JSON. Taking out secrets is the last thing that happens to it."""

import json
import os
import traceback
from types import ModuleType

import loguru

from boss_bot.log.redaction import redact, redact_known

_KEPT = ("job", "reference")


def for_people(record: "loguru.Record") -> str:
    """Write a record as one line and, below it, its trace; return the template that loguru prints."""
    extra = record["extra"]
    job = f" [{extra['job']}]" if "job" in extra else ""
    reference = f" ({extra['reference']})" if "reference" in extra else ""
    head = f"{record['time']:YYYY-MM-DD HH:mm:ss} {record['level'].name: <7}{job}{reference} "
    extra["_people"] = redact(f"{head}{record['message']}\n{trace(record)}".rstrip("\n"))
    return "{extra[_people]}\n"


def as_json(record: "loguru.Record") -> str:
    """Write a record as one line of JSON; return the template that loguru prints."""
    told = {
        "time": record["time"].isoformat(),
        "level": record["level"].name,
        "from": f"{record['name']}:{record['line']}",
        "message": redact(record["message"]),
        **{name: redact(str(record["extra"][name])) for name in _KEPT if name in record["extra"]},
        **({"trace": redact(trace(record))} if record["exception"] else {}),
    }
    record["extra"]["_json"] = redact_known(json.dumps(told, ensure_ascii=False))
    return "{extra[_json]}\n"


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
