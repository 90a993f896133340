"""The port of the store for what members and servers have set, and for who is blocked where.

Every method raises `StoreUnavailableError` while the database cannot be read or written; nothing is changed then.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from boss_bot.domain.members.blocks import Block
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.server_rules import ServerRules


class MemberStore(Protocol):
    """Keeps settings. All that it says is on disk when the call returns."""

    async def preferences(self, member: int) -> Preferences:
        """Return what a member has set, the defaults when nothing."""
        ...

    async def keep_preferences(self, member: int, preferences: Preferences) -> None:
        """Keep what a member has set; the defaults leave nothing behind."""
        ...

    async def rules(self, guild: int) -> ServerRules:
        """Return the rules of a server, the defaults when it has none."""
        ...

    async def keep_rules(self, guild: int, rules: ServerRules) -> None:
        """Keep the rules of a server; the defaults leave nothing behind."""
        ...

    async def block(self, block: Block, guild: int, *, by: int, now: datetime) -> bool:
        """Block a member on a server, in place of an earlier block; False when they are blocked until then already.

        Blocks that have ended are forgotten.
        """
        ...

    async def unblock(self, member: int, guild: int, now: datetime) -> bool:
        """Let a member use the bot again; False when they are not blocked."""
        ...

    async def block_of(self, member: int, guild: int, now: datetime) -> Block | None:
        """Return a member's block on a server; None when they have none, or it has ended."""
        ...

    async def blocked(self, guild: int, now: datetime) -> Sequence[Block]:
        """Return the blocks on a server that have not ended, the newest first."""
        ...
