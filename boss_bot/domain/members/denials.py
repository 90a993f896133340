"""Refusals that go by who asks: their level, their limits, their server's rules."""

import attrs

from boss_bot.domain.errors.failures import JobError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.priority import Priority


@attrs.define
class BlockedMemberError(BossBotError):
    """The server's managers have blocked this member, ``until`` then (Unix seconds), or None: until they end it."""

    code = "PERM-1"
    until: float | None = None


@attrs.define
class LevelNeededError(BossBotError):
    """Only members of a higher level may do this; ``level`` is its number."""

    code = "PERM-2"
    level: int = Level.MANAGER


@attrs.define
class ServerNeededError(BossBotError):
    """This can only be done on a server, and they speak in a direct message."""

    code = "PERM-3"


@attrs.define
class EndedByManagerError(BossBotError):
    """Somebody who manages the server has ended this member's download."""

    code = "PERM-4"


@attrs.define
class PriorityTooHighError(BossBotError):
    """The member may not ask for this priority; ``most`` is the number of the highest that they may."""

    code = "PRIO-1"
    most: int = Priority.NORMAL


@attrs.define
class SiteOffError(BossBotError):
    """Downloads from this site are switched off on this server."""

    code = "SITE-1"
    site: str = ""


@attrs.define
class OwnLimitError(BossBotError):
    """As many downloads of this member are waiting as their level allows."""

    code = "QUEUE-2"
    permanent = False
    limit: int = 0


@attrs.define
class TooFastError(BossBotError):
    """The member has done too much in a short time; ``until`` (Unix seconds) says when they can go on."""

    code = "COOL-1"
    permanent = False
    until: float | None = None


@attrs.define
class AdultMediaError(JobError):
    """Marked 18+, and this is no place for it. ``nowhere`` when the server shows none at all."""

    code = "AGE-1"
    nowhere: bool = False
