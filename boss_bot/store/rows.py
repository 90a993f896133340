"""Rows to attrs and back. What is stored as JSON goes through cattrs, which refuses keys it does not know."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, TypeVar

import cattrs
from cattrs.gen import make_dict_structure_fn

from boss_bot.domain.delivery import ReplyHandle
from boss_bot.domain.error_record import ErrorRecord, Fact
from boss_bot.domain.job import Job, JobId, JobState, Request
from boss_bot.domain.link import Link
from boss_bot.domain.media import Metadata, StoredFile
from boss_bot.domain.options import Options

_T = TypeVar("_T")

_converter = cattrs.Converter(forbid_extra_keys=True)
_converter.register_unstructure_hook(PurePosixPath, str)
_converter.register_structure_hook(PurePosixPath, lambda value, _: PurePosixPath(value))
_converter.register_structure_hook(Fact, lambda value, _: value)
_converter.register_structure_hook(
    ErrorRecord, make_dict_structure_fn(ErrorRecord, _converter, _cattrs_forbid_extra_keys=True)
)


def _dump(value: object) -> str:
    return json.dumps(_converter.unstructure(value), ensure_ascii=True, separators=(",", ":"))


def _seconds(value: object) -> object:
    return value.timestamp() if isinstance(value, datetime) else value


_COLUMNS: Mapping[str, Callable[[Any], object]] = {
    "metadata": _dump,
    "files": _dump,
    "error": lambda value: None if value is None else _dump(value),
    "started_at": _seconds,
    "finished_at": _seconds,
    "done_bytes": int,
    "total_bytes": lambda value: value,
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
    """Return the three columns of a reply handle."""
    if reply is None:
        return {"reply_app": None, "reply_token": None, "reply_expires": None}
    return {
        "reply_app": reply.application,
        "reply_token": reply.token,
        "reply_expires": reply.expires_at.timestamp(),
    }


def request_columns(request: Request) -> dict[str, object]:
    """Return the columns of a request."""
    plain = {name: getattr(request, name) for name in ("key", "site", "owner", "guild", "channel", "size_limit")}
    link = {"url": request.link.url, "host": request.link.host, "port": request.link.port}
    return plain | link | {"options": _dump(request.options)} | reply_columns(request.reply)


def job_of(row: sqlite3.Row) -> Job:
    """Return the job that a row holds."""
    return Job(
        id=JobId(row["id"]),
        request=_request(row),
        state=JobState(row["state"]),
        created_at=datetime.fromtimestamp(row["created_at"], UTC),
        epoch=row["epoch"],
        attempt=row["attempt"],
        started_at=_moment(row["started_at"]),
        finished_at=_moment(row["finished_at"]),
        metadata=_load(row["metadata"], Metadata),
        files=tuple(_converter.structure(json.loads(row["files"]), list[StoredFile])),
        error=_load(row["error"], ErrorRecord),
        done_bytes=row["done_bytes"],
        total_bytes=row["total_bytes"],
    )


def _request(row: sqlite3.Row) -> Request:
    reply = None
    if row["reply_token"] is not None:
        expires = datetime.fromtimestamp(row["reply_expires"], UTC)
        reply = ReplyHandle(row["reply_app"], row["reply_token"], expires)
    return Request(
        link=Link(row["url"], row["host"], row["port"]),
        reply=reply,
        options=_converter.structure(json.loads(row["options"]), Options),
        **{name: row[name] for name in ("key", "site", "owner", "guild", "channel", "size_limit")},
    )


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _load(text: str | None, kind: type[_T]) -> _T | None:
    return None if text is None else _converter.structure(json.loads(text), kind)
