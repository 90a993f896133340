"""Rows of the table of jobs to attrs."""

import sqlite3
from datetime import UTC, datetime
from functools import lru_cache

from boss_bot.domain.content.media import Metadata, StoredFile
from boss_bot.domain.content.options import Options
from boss_bot.domain.content.question import Question
from boss_bot.domain.jobs.error_record import ErrorRecord
from boss_bot.domain.jobs.job import Job, JobId, JobState, Request
from boss_bot.domain.links.link import Link
from boss_bot.domain.members.delivery import ReplyHandle, Visibility
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.terms import Terms
from boss_bot.store.database.conversion import load
from boss_bot.store.jobs.columns import PLAIN


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
        metadata=load(row["metadata"], Metadata),
        files=_files(row["files"]),
        error=load(row["error"], ErrorRecord),
        done_bytes=row["done_bytes"],
        total_bytes=row["total_bytes"],
        level=Priority(row["level"]),
        level_since=_moment(row["level_since"]),
        fetch=JobId(row["fetch"]),
        not_before=_moment(row["not_before"]),
        retries=row["retries"],
        crashes=row["crashes"],
        claimed_at=_moment(row["claimed_at"]),
        promised_at=_moment(row["promised_at"]),
        promised_end=_moment(row["promised_end"]),
        question=load(row["question"], Question),
    )


def _request(row: sqlite3.Row) -> Request:
    reply = None
    if row["reply_token"] is not None:
        expires = datetime.fromtimestamp(row["reply_expires"], UTC)
        reply = ReplyHandle(row["reply_app"], row["reply_token"], expires, row["reply_message"] or 0)
    return Request(
        link=Link(row["url"], row["host"], row["port"]),
        reply=reply,
        priority=Priority(row["priority"]),
        visibility=Visibility(row["visibility"]),
        options=_options(row["options"]),
        terms=_terms(row["terms"]),
        **{name: row[name] for name in PLAIN},
    )


# Frozen, and the same few in most rows: a row that is read again costs no structuring.
@lru_cache(maxsize=256)
def _options(text: str) -> Options:
    return load(text, Options) or Options()


@lru_cache(maxsize=256)
def _terms(text: str) -> Terms:
    return load(text, Terms) or Terms()


def _files(text: str) -> tuple[StoredFile, ...]:
    return () if text == "[]" else tuple(load(text, list[StoredFile]) or ())


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
