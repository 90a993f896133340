"""A job: one link that one member asked for, and every state it may be in."""

import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import NewType

import attrs

from boss_bot.domain.delivery import ReplyHandle
from boss_bot.domain.error_record import ErrorRecord
from boss_bot.domain.link import Link
from boss_bot.domain.media import Metadata, StoredFile
from boss_bot.domain.options import Options

JobId = NewType("JobId", str)
"""Eight characters of Crockford's base32: what people see and what a button carries."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_JOB_ID = re.compile(rf"[{_ALPHABET}]{{8}}", re.ASCII)


class JobState(IntEnum):
    """Where a job is. The numbers are what the database keeps; they never change meaning."""

    QUEUED = 0
    RETRY_WAIT = 1
    PAUSED = 2
    DOWNLOADING = 3
    PROCESSING = 4
    UPLOADING = 5
    COMPLETED = 6
    FAILED = 7
    CANCELLED = 8

    @property
    def running(self) -> bool:
        """Whether a job in this state holds a download slot."""
        return self in RUNNING

    @property
    def over(self) -> bool:
        """Whether nothing will happen to the job by itself any more."""
        return self in OVER


RUNNING = frozenset({JobState.DOWNLOADING, JobState.PROCESSING, JobState.UPLOADING})
OVER = frozenset({JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED})

_S = JobState
MOVES: Mapping[JobState, frozenset[JobState]] = {
    _S.QUEUED: frozenset({_S.DOWNLOADING, _S.PAUSED, _S.CANCELLED}),
    _S.RETRY_WAIT: frozenset({_S.QUEUED, _S.PAUSED, _S.CANCELLED}),
    _S.PAUSED: frozenset({_S.QUEUED, _S.CANCELLED}),
    _S.DOWNLOADING: frozenset(
        {_S.PROCESSING, _S.UPLOADING, _S.RETRY_WAIT, _S.FAILED, _S.PAUSED, _S.CANCELLED, _S.QUEUED}
    ),
    _S.PROCESSING: frozenset({_S.UPLOADING, _S.RETRY_WAIT, _S.FAILED, _S.CANCELLED, _S.QUEUED}),
    _S.UPLOADING: frozenset({_S.COMPLETED, _S.RETRY_WAIT, _S.FAILED, _S.QUEUED}),
    _S.COMPLETED: frozenset(),
    _S.FAILED: frozenset({_S.QUEUED}),
    _S.CANCELLED: frozenset(),
}
"""Every legal move. The database holds the same table and refuses all others (``migrations/``)."""


def new_job_id() -> JobId:
    """Draw a job id that cannot be guessed (40 random bits)."""
    return JobId("".join(secrets.choice(_ALPHABET) for _ in range(8)))


def is_job_id(text: str) -> bool:
    """Say whether a text that came from outside has the shape of a job id."""
    return _JOB_ID.fullmatch(text) is not None


@attrs.frozen
class Request:
    """What a member asked for, before it becomes a job.

    Attributes:
        key: The interaction's id: the same request delivered twice makes one job.
        link, site: The link, through the text gate, and the name of the site that serves it (``sites/``).
        owner, channel: Discord ids of the user and the channel.
        guild: Discord guild id, or None in a direct message.
        size_limit: Bytes that one file of the answer may have.
        reply: How to edit the member's own ephemeral answer.
        options: What of the link is wanted.
    """

    key: str
    link: Link
    site: str
    owner: int
    guild: int | None
    channel: int
    size_limit: int
    reply: ReplyHandle | None = None
    options: Options = attrs.field(factory=Options)


@attrs.frozen
class Job:
    """One request on its way, as the store keeps it. Times are UTC."""

    id: JobId
    request: Request
    state: JobState
    created_at: datetime
    epoch: int = 0
    attempt: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    metadata: Metadata | None = None
    files: tuple[StoredFile, ...] = ()
    error: ErrorRecord | None = None
    done_bytes: int = 0
    total_bytes: int | None = None
