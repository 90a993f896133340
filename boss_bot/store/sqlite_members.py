"""What the database keeps of settings and of blocked members. Implements the `MemberStore` port."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

import attrs

from boss_bot.domain.members.blocks import Block
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.store.database.connections import Connections
from boss_bot.store.database.conversion import dump, load

_T = TypeVar("_T")

_GET = {
    Preferences: "SELECT settings FROM member_settings WHERE member = :key",
    ServerRules: "SELECT settings FROM server_settings WHERE guild = :key",
}
_KEEP = {
    Preferences: "INSERT OR REPLACE INTO member_settings (member, settings) VALUES (:key, :settings)",
    ServerRules: "INSERT OR REPLACE INTO server_settings (guild, settings) VALUES (:key, :settings)",
}
_DROP = {
    Preferences: "DELETE FROM member_settings WHERE member = :key",
    ServerRules: "DELETE FROM server_settings WHERE guild = :key",
}

_FORGET = "DELETE FROM blocked_members WHERE until <= :now"

_BLOCK = """
INSERT INTO blocked_members (guild, member, blocked_by, since, until) VALUES (:guild, :member, :by, :now, :until)
    ON CONFLICT (guild, member) DO UPDATE
   SET blocked_by = excluded.blocked_by, since = excluded.since, until = excluded.until
 WHERE until IS NOT excluded.until
RETURNING member
"""

_UNBLOCK = """
DELETE FROM blocked_members WHERE guild = :guild AND member = :member AND (until IS NULL OR until > :now)
RETURNING member
"""

_BLOCK_OF = """
SELECT member, until FROM blocked_members
 WHERE guild = :guild AND member = :member AND (until IS NULL OR until > :now)
"""

_BLOCKED = """
SELECT member, until FROM blocked_members
 WHERE guild = :guild AND (until IS NULL OR until > :now) ORDER BY since DESC, member
"""


@attrs.frozen(eq=False, repr=False)
class SqliteMembers:
    """See `domain.member_store.MemberStore`."""

    _connections: Connections

    async def preferences(self, member: int) -> Preferences:
        """See `MemberStore.preferences`."""
        return await self._settings(Preferences, member)

    async def keep_preferences(self, member: int, preferences: Preferences) -> None:
        """See `MemberStore.keep_preferences`."""
        await self._keep(member, preferences)

    async def rules(self, guild: int) -> ServerRules:
        """See `MemberStore.rules`."""
        return await self._settings(ServerRules, guild)

    async def keep_rules(self, guild: int, rules: ServerRules) -> None:
        """See `MemberStore.keep_rules`."""
        await self._keep(guild, rules)

    async def block(self, block: Block, guild: int, *, by: int, now: datetime) -> bool:
        """See `MemberStore.block`."""
        until = block.until.timestamp() if block.until else None
        values = {"guild": guild, "member": block.member, "by": by, "now": now.timestamp(), "until": until}
        await self._connections.write(_FORGET, {"now": now.timestamp()})
        return bool(await self._connections.write(_BLOCK, values))

    async def unblock(self, member: int, guild: int, now: datetime) -> bool:
        """See `MemberStore.unblock`."""
        values = {"guild": guild, "member": member, "now": now.timestamp()}
        return bool(await self._connections.write(_UNBLOCK, values))

    async def block_of(self, member: int, guild: int, now: datetime) -> Block | None:
        """See `MemberStore.block_of`."""
        values = {"guild": guild, "member": member, "now": now.timestamp()}
        return next((_block(row) for row in await self._connections.read(_BLOCK_OF, values)), None)

    async def blocked(self, guild: int, now: datetime) -> Sequence[Block]:
        """See `MemberStore.blocked`."""
        values = {"guild": guild, "now": now.timestamp()}
        return [_block(row) for row in await self._connections.read(_BLOCKED, values)]

    async def _settings(self, kind: type[_T], key: int) -> _T:
        rows = await self._connections.read(_GET[kind], {"key": key})
        found = load(rows[0]["settings"], kind) if rows else None
        return found or kind()

    async def _keep(self, key: int, settings: Preferences | ServerRules) -> None:
        kind = type(settings)
        statement = _DROP[kind] if settings == kind() else _KEEP[kind]
        values: dict[str, object] = {"key": key}
        await self._connections.write(
            statement, values if settings == kind() else values | {"settings": dump(settings)}
        )


def _block(row: sqlite3.Row) -> Block:
    return Block(row["member"], None if row["until"] is None else datetime.fromtimestamp(row["until"], UTC))
