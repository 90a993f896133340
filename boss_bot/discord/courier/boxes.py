"""For whom something may wait in an inbox: asked at every command, and nearly always nobody."""

from collections.abc import Iterable

import attrs

from boss_bot.domain.jobs.look import Look

Address = tuple[int, int | None]
"""A member, and the server where they asked."""


@attrs.define(eq=False, repr=False)
class Boxes:
    """Knows which inboxes are surely empty, so that nobody asks the database; no full one is ever taken for empty."""

    _filled: dict[Address, int] = attrs.field(factory=dict, init=False)
    _known: bool = attrs.field(default=False, init=False)

    def fill(self, addresses: Iterable[Address]) -> None:
        """Learn at a start for whom something waits; until then everybody's may be full."""
        for address in addresses:
            self._filled.setdefault(address, 0)
        self._known = True

    def put(self, look: Look) -> None:
        """Note that something of a job waits for its member from now on: it is written down."""
        address = look.job.request.owner, look.job.request.guild
        self._filled[address] = self._filled.get(address, 0) + 1

    def may_hold(self, address: Address) -> bool:
        """Say whether something may wait."""
        return not self._known or address in self._filled

    def mark(self, address: Address) -> int:
        """Return what `empty` has to be told: how often something was put in."""
        return self._filled.get(address, 0)

    def empty(self, address: Address, mark: int) -> None:
        """Note that nothing waited after the mark was taken; what has come since then stays."""
        if self._filled.get(address) == mark:
            del self._filled[address]
