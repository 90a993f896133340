"""Who stands where: levels, and what only some of them may do."""

from collections.abc import Awaitable, Callable

import attrs

from boss_bot.domain.keeping.usage import Used, nothing_used
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.blocks import Block
from boss_bot.domain.members.denials import LevelNeededError, ServerNeededError
from boss_bot.domain.members.levels import Allowances, Level
from boss_bot.domain.members.member_store import MemberStore
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.domain.ports import Clock
from boss_bot.members.standing import Standing


@attrs.define(eq=False, repr=False)
class Standings:
    """Knows where each member stands.

    Attributes:
        store: Keeps what was set.
        clock: Tells the time of a block.
        allowances: What the operator gives to each level.
        owners: Discord user ids of those who own the bot; told by Discord at the start.
        adult_hosts: Hosts of further sites for adults, which the operator has named.
        used: Returns what a member (Discord user id) has used of their day.
    """

    store: MemberStore
    clock: Clock
    allowances: Allowances = attrs.field(factory=Allowances)
    owners: set[int] = attrs.field(factory=set)
    adult_hosts: frozenset[str] = frozenset()
    used: Callable[[int], Awaitable[Used]] = nothing_used

    async def standing(self, actor: Actor) -> Standing:
        """Return where somebody stands in the place where they speak."""
        rules = ServerRules() if actor.guild is None else await self.store.rules(actor.guild)
        block = await self._block(actor)
        level = Level.BLOCKED if block else self._level(actor, rules)
        allowance = self.allowances.for_member(level, rules.limits.get(level))
        return Standing(level, allowance, rules, await self.store.preferences(actor.user), block)

    async def _block(self, actor: Actor) -> Block | None:
        """Return what holds somebody back; nobody blocks who manages the server or owns the bot."""
        if actor.guild is None or actor.manages or actor.user in self.owners:
            return None
        return await self.store.block_of(actor.user, actor.guild, self.clock.now())

    def _level(self, actor: Actor, rules: ServerRules) -> Level:
        if actor.user in self.owners:
            return Level.OWNER
        return Level.MANAGER if actor.manages else rules.level_of(actor.roles)

    async def managed(self, actor: Actor) -> tuple[int, Standing]:
        """Return the server that somebody manages, and where they stand there.

        Raises:
            ServerNeededError: They do not speak on a server.
            LevelNeededError: They do not manage it.
        """
        if actor.guild is None:
            raise ServerNeededError
        standing = await self.standing(actor)
        if standing.level < Level.MANAGER:
            raise LevelNeededError(level=int(Level.MANAGER))
        return actor.guild, standing

    async def owned(self, actor: Actor) -> None:
        """Let pass the owner of the bot.

        Raises:
            LevelNeededError: It is somebody else.
        """
        if actor.user not in self.owners:
            raise LevelNeededError(level=int(Level.OWNER))
