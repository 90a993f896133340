"""What is written to the table of jobs: attrs to columns."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from boss_bot.domain.content.options import Options
from boss_bot.domain.jobs.job import Request
from boss_bot.domain.members.delivery import ReplyHandle
from boss_bot.domain.members.terms import Terms
from boss_bot.store.database.conversion import dump

PLAIN = ("key", "site", "owner", "guild", "channel", "size_limit", "locale", "guild_locale", "lane", "card_message")
"""Fields of `Request` that are columns as they are."""


def _seconds(value: object) -> object:
    return value.timestamp() if isinstance(value, datetime) else value


_COLUMNS: Mapping[str, Callable[[Any], object]] = {
    "metadata": dump,
    "files": dump,
    "error": lambda value: None if value is None else dump(value),
    "started_at": _seconds,
    "finished_at": _seconds,
    "done_bytes": int,
    "total_bytes": lambda value: value,
    "not_before": _seconds,
    "promised_at": _seconds,
    "promised_end": _seconds,
    "retries": int,
    "fetch": str,
    "crashes": int,
    "question": lambda value: None if value is None else dump(value),
}
"""Fields of `Job` that may be written after the job was added, and how."""


def changed(changes: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """Turn fields of `Job` into the assignments of an UPDATE and their values.

    Raises:
        KeyError: A field that may not be written.
    """
    values = {name: _COLUMNS[name](value) for name, value in changes.items()}
    return ", ".join(f"{name} = :{name}" for name in values), values


def reply_columns(reply: ReplyHandle | None) -> dict[str, object]:
    """Return the columns of a reply handle."""
    if reply is None:
        return {"reply_app": None, "reply_token": None, "reply_expires": None, "reply_message": None}
    return {
        "reply_app": reply.application,
        "reply_token": reply.token,
        "reply_expires": reply.expires_at.timestamp(),
        "reply_message": reply.message or None,
    }


def request_columns(request: Request) -> dict[str, object]:
    """Return the columns of a request."""
    plain = {name: getattr(request, name) for name in PLAIN}
    shared = {
        "flow": -request.owner if request.guild is None else request.guild,
        "priority": int(request.priority),
        "visibility": request.visibility.value,
    }
    link = {"url": request.link.url, "host": request.link.host, "port": request.link.port}
    said = {"options": _text(request.options), "terms": _text(request.terms), "at_once": request.terms.at_once}
    said["waiting"] = request.terms.waiting
    return plain | shared | link | said | reply_columns(request.reply)


# Frozen, and the same few in most requests, as in ``rows``.
@lru_cache(maxsize=256)
def _text(value: Options | Terms) -> str:
    return dump(value)
