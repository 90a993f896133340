"""What is used up: room on the disk, a server's day, a member's day, as values."""

import attrs

from boss_bot.domain.errors.failures import JobError
from boss_bot.domain.errors.refusals import BossBotError


@attrs.define
class NoRoomError(BossBotError):
    """The disk is nearly full, so nothing new is taken until there is room."""

    code = "DISK-2"
    permanent = False


@attrs.define
class ServerDayError(BossBotError):
    """A server has used up its bytes of 24 hours.

    ``limit`` in bytes; ``frees_at`` (Unix seconds) is when the first of them come back.
    """

    code = "QUOTA-1"
    permanent = False
    limit: int = 0
    frees_at: float | None = None


@attrs.define
class MemberDayError(BossBotError):
    """A member has used up their downloads or their bytes of 24 hours.

    ``downloads`` or ``size`` (bytes) is the limit that was reached, the other is None; ``frees_at`` (Unix seconds) is
    when the first of them comes back.
    """

    code = "QUOTA-2"
    permanent = False
    downloads: int | None = None
    size: int | None = None
    frees_at: float | None = None


@attrs.define
class QuotaReachedError(JobError):
    """A running job would bring more than its server has left of its day; facts as in `ServerDayError`."""

    code = "QUOTA-3"
    permanent = False
    limit: int = 0
    frees_at: float | None = None


@attrs.define
class MemberQuotaReachedError(JobError):
    """A running job would bring more than its member has left of their day; facts as in `MemberDayError`.

    It is that member's alone: who waits for the same fetch has a day of their own.
    """

    code = "QUOTA-4"
    permanent = False
    size: int = 0
    frees_at: float | None = None
