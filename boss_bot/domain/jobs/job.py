"""A job: one link that one member asked for, and every state it may be in."""

import re
import secrets
from datetime import datetime
from typing import NewType

import attrs

from boss_bot.domain.content.media import Metadata, StoredFile
from boss_bot.domain.content.options import Options
from boss_bot.domain.content.question import Question
from boss_bot.domain.jobs.error_record import ErrorRecord
from boss_bot.domain.jobs.job_state import LIVING, MOVES, OVER, RUNNING, JobState, Mover
from boss_bot.domain.links.link import Link
from boss_bot.domain.members.delivery import ReplyHandle, Visibility
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.terms import ADULT_AGE, Terms

__all__ = [
    "LIVING",
    "MOVES",
    "OVER",
    "RUNNING",
    "Job",
    "JobId",
    "JobState",
    "Mover",
    "Request",
    "is_job_id",
    "new_job_id",
]

JobId = NewType("JobId", str)
"""Eight characters of Crockford's base32: what people see and what a button carries."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_JOB_ID = re.compile(rf"[{_ALPHABET}]{{8}}", re.ASCII)


def new_job_id() -> JobId:
    """Draw a job id that cannot be guessed (40 random bits)."""
    bits = secrets.randbits(40)
    return JobId("".join(_ALPHABET[bits >> shift & 31] for shift in range(0, 40, 5)))


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
        options, priority: What of the link is wanted, and how urgently.
        terms: What its member may use and wants.
        locale, guild_locale: Discord's names for the languages of the member and of the server; empty where unknown.
        visibility: Whether the result is for the member alone, or posted in the channel.
        lane: What shares one limit and one fate: the site, or the host where a site is many.
        card_message: Discord id of the message that is its card, where all see it and that is known.
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
    priority: Priority = Priority.NORMAL
    terms: Terms = attrs.field(factory=Terms)
    locale: str = ""
    guild_locale: str = ""
    visibility: Visibility = Visibility.PRIVATE
    lane: str = attrs.field(default=attrs.Factory(lambda self: self.site, takes_self=True))
    card_message: int | None = None


@attrs.frozen
class Job:
    """One request on its way, as the store keeps it. Times are UTC. Who wants the same has a ``fetch`` in common."""

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
    level: Priority = Priority.NORMAL
    not_before: datetime | None = None
    retries: int = 0
    crashes: int = 0
    claimed_at: datetime | None = None
    promised_at: datetime | None = None
    promised_end: datetime | None = None
    question: Question | None = None
    level_since: datetime | None = None
    fetch: JobId = attrs.field(default=attrs.Factory(lambda self: self.id, takes_self=True))

    @property
    def for_adults(self) -> bool:
        """Whether its media is marked 18+, as far as anybody knows yet."""
        return self.request.terms.for_adults or (self.metadata is not None and self.metadata.age_limit >= ADULT_AGE)
