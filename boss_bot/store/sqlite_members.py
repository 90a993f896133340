"""What the database keeps of settings and of blocked members. Implements the `MemberStore` port."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

import attrs

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

_BLOCK = """
INSERT INTO blocked_members (guild, member, blocked_by, since) VALUES (:guild, :member, :by, :now)
    ON CONFLICT (guild, member) DO NOTHING
RETURNING member
"""

_UNBLOCK = "DELETE FROM blocked_members WHERE guild = :guild AND member = :member RETURNING member"

_IS_BLOCKED = "SELECT 1 FROM blocked_members WHERE guild = :guild AND member = :member"

_BLOCKED = "SELECT member FROM blocked_members WHERE guild = :guild ORDER BY since DESC, member"


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

    async def block(self, member: int, guild: int, *, by: int, now: datetime) -> bool:
        """See `MemberStore.block`."""
        values = {"guild": guild, "member": member, "by": by, "now": now.timestamp()}
        return bool(await self._connections.write(_BLOCK, values))

    async def unblock(self, member: int, guild: int) -> bool:
        """See `MemberStore.unblock`."""
        return bool(await self._connections.write(_UNBLOCK, {"guild": guild, "member": member}))

    async def is_blocked(self, member: int, guild: int) -> bool:
        """See `MemberStore.is_blocked`."""
        return bool(await self._connections.read(_IS_BLOCKED, {"guild": guild, "member": member}))

    async def blocked(self, guild: int) -> Sequence[int]:
        """See `MemberStore.blocked`."""
        return [row["member"] for row in await self._connections.read(_BLOCKED, {"guild": guild})]

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
