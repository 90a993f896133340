"""One thing that will go wrong, and with which requests."""

import asyncio
import enum

import attrs

from boss_bot.playground.local_discord.json_types import Json


class Kind(enum.Enum):
    """What goes wrong with a request."""

    REFUSED = enum.auto()
    HELD = enum.auto()
    REPLY_LOST = enum.auto()
    FORCED_EPHEMERAL = enum.auto()


@attrs.define(eq=False, kw_only=True)
class Trouble:
    """What waits for the next ``times`` requests of ``method`` to a path that fits the glob ``path``.

    A held request waits, before it has any effect, until `release`; ``arrived`` is set when it is there.
    """

    kind: Kind
    method: str
    path: str
    times: int
    status: int = 0
    body: Json = attrs.field(factory=dict)
    headers: dict[str, str] = attrs.field(factory=dict)
    arrived: asyncio.Event = attrs.field(factory=asyncio.Event)
    _released: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)

    def release(self) -> None:
        """Let the held requests go on."""
        self._released.set()

    async def pass_by(self) -> None:
        """Wait as a held request."""
        self.arrived.set()
        await self._released.wait()
