"""The store of settings in plain Python, and limits that stand in nobody's way."""

import attrs

from boss_bot.domain.members.levels import DEFAULTS, Allowances, Level
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.server_rules import ServerRules


def freely() -> Allowances:
    """Allowances by which only the general limits of the queue count."""
    most = attrs.evolve(
        DEFAULTS[Level.NORMAL],
        at_once=None, waiting=None, file_bytes=None, day_jobs=None, day_bytes=None, top_priority=Priority.HIGH,
    )  # fmt: skip
    return Allowances({level: most if level else DEFAULTS[level] for level in Level})


@attrs.define
class MemoryMembers:
    """Implements `MemberStore`."""

    set_by: dict = attrs.field(factory=dict)
    set_for: dict = attrs.field(factory=dict)
    blocks: dict = attrs.field(factory=dict)

    async def preferences(self, member):
        return self.set_by.get(member, Preferences())

    async def keep_preferences(self, member, preferences):
        self.set_by[member] = preferences

    async def rules(self, guild):
        return self.set_for.get(guild, ServerRules())

    async def keep_rules(self, guild, rules):
        self.set_for[guild] = rules

    async def block(self, block, guild, *, by, now):
        known = await self.block_of(block.member, guild, now)
        if known == block:
            return False
        self.blocks[guild, block.member] = (now, block, by)
        return True

    async def unblock(self, member, guild, now):
        lasts = await self.block_of(member, guild, now) is not None
        self.blocks.pop((guild, member), None)
        return lasts

    async def block_of(self, member, guild, now):
        _, block, _ = self.blocks.get((guild, member), (None, None, None))
        return block if block and (block.until is None or block.until > now) else None

    async def blocked(self, guild, now):
        newest = sorted(self.blocks.items(), key=lambda entry: entry[1][0], reverse=True)
        found = [await self.block_of(member, guild, now) for (where, member), _ in newest if where == guild]
        return [block for block in found if block]
