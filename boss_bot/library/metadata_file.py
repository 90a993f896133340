"""``metadata.json``: what a kept download is, beside its files. It ends with them.

It holds ids and no names of people: who asked, where, for which link, what came, and what was done to it.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs

from boss_bot.domain.content.media import CheckedFile, StoredFile
from boss_bot.domain.jobs.job import Job, is_job_id

MAX_BYTES = 1 << 20
"""A record that is larger is none of ours."""


@attrs.frozen
class Times:
    """When files were stored, and when they may go.

    Attributes:
        stored: UTC, by the machine's clock.
        expires: The same, as far as the clock is right: for people.
        steady: Steady seconds of the storing.
        until: Steady seconds from which on they may go: this one counts.
    """

    stored: datetime
    expires: datetime
    steady: float
    until: float


@attrs.frozen
class FileRecord:
    """One file as the record names it: its name in ``content/``, its bytes, its SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@attrs.frozen
class Record:
    """What the record of a kept download says, as far as the bot reads it again."""

    job: str
    owner: int
    guild: int | None
    steady: float
    files: tuple[FileRecord, ...]


def record_of(job: Job, files: Sequence[tuple[CheckedFile, StoredFile]], times: Times) -> bytes:
    """Return the record of a job's files."""
    content = {
        "job": job.id,
        "url": job.request.link.url,
        "site": job.request.site,
        "user": job.request.owner,
        "server": job.request.guild,
        "asked_at": job.created_at.isoformat(),
        "stored_at": times.stored.isoformat(),
        "expires_at": times.expires.isoformat(),
        "steady": times.steady,
        "until": times.until,
        "files": [
            {"file": kept.path.name, "mime": kept.mime, "bytes": kept.size, "sha256": kept.sha256,
             "history": ["fetched", *came.history, "stored"]}
            for came, kept in files
        ],
    }  # fmt: skip
    return json.dumps(content, indent=2).encode()


def read_record(path: Path) -> Record | None:
    """Read a record; None when there is none, or it is none that the bot wrote whole."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(MAX_BYTES))
        files = tuple(FileRecord(str(f["file"]), int(f["bytes"]), str(f["sha256"])) for f in found["files"])
        record = Record(str(found["job"]), int(found["user"]), _id(found["server"]), float(found["steady"]), files)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    sound = is_job_id(record.job) and all("/" not in file.name and file.name not in ("", "..") for file in files)
    return record if sound else None


def _id(value: Any) -> int | None:
    return None if value is None else int(value)
