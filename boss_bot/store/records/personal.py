"""Which tables speak of members, how that is read, and how it is deleted. A test holds this page to the schema."""

import json
import sqlite3
from collections.abc import Mapping

import attrs

_JSON = frozenset({"metadata", "files", "error", "options", "terms", "settings", "tags", "counts"})
_NOT_EXPORTED = frozenset({"reply_app", "reply_token", "reply_expires", "reply_message", "blocked_by"})
"""Credentials, and what is about somebody else."""


@attrs.frozen
class Table:
    """One table.

    Attributes:
        name: The table.
        select: Reads what it says of a member.
        delete: Deletes that; None where it has to stay, or goes with the rows of another table.
    """

    name: str
    select: str
    delete: str | None = None

    @property
    def count(self) -> str:
        """Counts what `select` reads."""
        return f"SELECT count(*) AS rows FROM ({self.select})"  # noqa: S608 - our own text


_LIVE = "FROM jobs INDEXED BY jobs_live WHERE state < 6 AND owner = :member"
_OVER = "FROM jobs WHERE state >= 6 AND owner = :member"  # each has its index; there is none over both
_OF_JOBS = f"job IN (SELECT id {_LIVE} UNION ALL SELECT id {_OVER})"
_OF_POSTS = "job IN (SELECT job FROM post WHERE owner = :member)"

SPOKEN_OF: Mapping[str, Table] = {
    "settings": Table(
        "member_settings",
        "SELECT * FROM member_settings WHERE member = :member",
        "DELETE FROM member_settings WHERE member = :member",
    ),
    # A block is the server's affair: who is blocked cannot lift it by asking to be forgotten.
    "blocks": Table(
        "blocked_members",
        "SELECT * FROM blocked_members WHERE member = :member AND (until IS NULL OR until > unixepoch())",
    ),
    "moves": Table(
        "job_moves",
        f"SELECT * FROM job_moves WHERE {_OF_JOBS} ORDER BY job, number",  # noqa: S608
        f"DELETE FROM job_moves WHERE job IN (SELECT id {_OVER})",  # noqa: S608
    ),
    "files": Table(
        "kept", "SELECT * FROM kept WHERE owner = :member ORDER BY job", "DELETE FROM kept WHERE owner = :member"
    ),
    "posts": Table(
        "post", "SELECT * FROM post WHERE owner = :member ORDER BY job", "DELETE FROM post WHERE owner = :member"
    ),
    # They go with their posts.
    "texts": Table("post_text", f"SELECT * FROM post_text WHERE {_OF_POSTS} ORDER BY job, kind, item"),  # noqa: S608
    "text statuses": Table("text_status", f"SELECT * FROM text_status WHERE {_OF_POSTS} ORDER BY job, kind"),  # noqa: S608
    # What counts of the last 24 hours stays: else a deletion would be a way to a new day.
    "use": Table(
        "usage",
        "SELECT * FROM usage WHERE owner = :member ORDER BY steady",
        "DELETE FROM usage WHERE owner = :member AND steady <= (SELECT max(steady) FROM usage) - 86400",
    ),
    # They go with their jobs.
    "deliveries": Table("parcels", f"SELECT * FROM parcels WHERE {_OF_JOBS} ORDER BY number"),  # noqa: S608
    "downloads": Table(
        "jobs",
        f"SELECT * {_LIVE} UNION ALL SELECT * {_OVER} ORDER BY seq",
        f"DELETE {_OVER} RETURNING seq",
    ),
}
"""By the name under which it is exported, in the order in which it is deleted."""

SILENT = frozenset(
    {
        "migrations",
        "legal_moves",
        "lanes",
        "paces",
        "server_settings",
        "steady_time",
        "marks",
        "cleanups",
        "told_stages",
        "past_marks",
    }
)
"""Tables that say nothing of any member."""


def plain(row: sqlite3.Row) -> Mapping[str, object]:
    """Return a row as it is exported."""
    shown = {name: row[name] for name in row.keys() if name not in _NOT_EXPORTED}  # noqa: SIM118 - a row is no dict
    return {name: _read(value) if name in _JSON and isinstance(value, str) else value for name, value in shown.items()}


def _read(text: str) -> object:
    value: object = json.loads(text)
    return value
