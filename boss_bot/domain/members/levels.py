"""Levels of members, and what each level may use: at once, waiting, a file, a day, and how urgent."""

from collections.abc import Mapping
from enum import IntEnum

import attrs

from boss_bot.domain.members.priority import Priority

MEGABYTE = 10**6
_MEBIBYTE = 2**20


class Level(IntEnum):
    """Where a member stands on a server, from nothing to everything.

    The bot's owner is the owner everywhere. A manager is one by a role that the server named, or by Discord's
    permission "Manage Server"; a premium member is one by a role.
    """

    BLOCKED = 0
    NORMAL = 1
    PREMIUM = 2
    MANAGER = 3
    OWNER = 4


@attrs.frozen
class Allowance:
    """What a member of one level may use. None is "as much as there is".

    Attributes:
        at_once: Downloads of theirs that run at once.
        waiting: Downloads of theirs that wait or are paused; those that run are apart.
        file_bytes: Bytes that one downloaded file may have, before it is made to fit Discord.
        day_jobs: Downloads that they may start in a day.
        day_bytes: Bytes that their downloads may bring in a day.
        top_priority: The most urgent priority that they may ask for.
    """

    at_once: int | None
    waiting: int | None
    file_bytes: int | None
    day_jobs: int | None
    day_bytes: int | None
    top_priority: Priority = attrs.field(converter=Priority)

    def changed(self, changes: Mapping[str, int | None], *, ceiling: "Allowance | None" = None) -> "Allowance":
        """Return this allowance with some of its limits set anew.

        Args:
            changes: New values by the names of the attributes; `limit_named` says which there are.
            ceiling: What none of the new values may exceed; a larger one counts as this.
        """
        if ceiling is not None:
            changes = {name: _least(value, getattr(ceiling, name)) for name, value in changes.items()}
        return attrs.evolve(self, **changes)  # type: ignore[arg-type]  # the names are the attributes'


def limit_named(name: str) -> bool:
    """Say whether an allowance has a limit of this name."""
    return any(field.name == name for field in attrs.fields(Allowance))


DEFAULTS: Mapping[Level, Allowance] = {
    Level.BLOCKED: Allowance(0, 0, 0, 0, 0, Priority.LOW),
    Level.NORMAL: Allowance(2, 10, 50 * _MEBIBYTE, 10, 500 * MEGABYTE, Priority.NORMAL),
    Level.PREMIUM: Allowance(3, 20, 100 * _MEBIBYTE, 50, 2000 * MEGABYTE, Priority.HIGH),
    Level.MANAGER: Allowance(5, 50, 200 * _MEBIBYTE, None, None, Priority.HIGH),
    Level.OWNER: Allowance(5, 50, 200 * _MEBIBYTE, None, None, Priority.HIGH),
}
"""The product document's numbers for a normal member (2 at once, 50 MB, 10 a day, 500 MB a day), and more above."""


def _least(value: int | None, most: int | None) -> int | None:
    return value if most is None else most if value is None else min(value, most)


@attrs.frozen
class Allowances:
    """What the operator gives to each level, and how a server may differ from it.

    A server may set its own limits for normal and premium members, up to what the operator gives to its managers.
    """

    of: Mapping[Level, Allowance] = attrs.field(factory=lambda: dict(DEFAULTS))

    def for_member(self, level: Level, of_server: Mapping[str, int | None] | None = None) -> Allowance:
        """Return what a member may use.

        Args:
            level: Their level on the server they speak in.
            of_server: The limits that this server has set for the level, by the names of the attributes.
        """
        allowance = self.of[level]
        if not of_server or level not in (Level.NORMAL, Level.PREMIUM):
            return allowance
        return allowance.changed(of_server, ceiling=self.of[Level.MANAGER])
