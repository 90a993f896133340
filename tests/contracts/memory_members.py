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

    async def block(self, member, guild, *, by, now):
        if (guild, member) in self.blocks:
            return False
        self.blocks[guild, member] = (by, now)
        return True

    async def unblock(self, member, guild):
        return self.blocks.pop((guild, member), None) is not None

    async def is_blocked(self, member, guild):
        return (guild, member) in self.blocks

    async def blocked(self, guild):
        found = sorted(
            (-now.timestamp(), member) for (where, member), (_, now) in self.blocks.items() if where == guild
        )
        return [member for _, member in found]
