"""The use cases of settings: who stands where, and who may change what."""

from collections.abc import Awaitable, Callable
from typing import Any

import attrs

from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.keeping.usage import Used, nothing_used
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.denials import LevelNeededError, ServerNeededError
from boss_bot.domain.members.levels import Allowances, Level
from boss_bot.domain.members.member_store import MemberStore
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.domain.ports import Clock
from boss_bot.members.standing import Standing


@attrs.define(eq=False, repr=False)
class Members:
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
        level = await self._level(actor, rules)
        allowance = self.allowances.for_member(level, rules.limits.get(level))
        return Standing(level, allowance, rules, await self.store.preferences(actor.user))

    async def _level(self, actor: Actor, rules: ServerRules) -> Level:
        if actor.user in self.owners:
            return Level.OWNER
        if actor.manages:
            return Level.MANAGER
        if actor.guild is not None and await self.store.is_blocked(actor.user, actor.guild):
            return Level.BLOCKED
        return rules.level_of(actor.roles)

    async def change(self, actor: Actor, **changes: Any) -> Preferences:
        """Change what a member has set: new values by the names of `Preferences`' attributes.

        Raises:
            InvalidOptionError: A value is none of those that may be set.
        """
        own = await self.store.preferences(actor.user)
        try:
            changed = attrs.evolve(own, **changes)
        except ValueError as error:
            raise InvalidOptionError from error
        await self.store.keep_preferences(actor.user, changed)
        return changed

    async def reset(self, actor: Actor) -> None:
        """Go back to the defaults."""
        await self.store.keep_preferences(actor.user, Preferences())

    async def rule(self, actor: Actor, rules: ServerRules) -> None:
        """Set the rules of the server where a manager speaks.

        Raises:
            ServerNeededError, LevelNeededError: They may not.
        """
        await self.store.keep_rules((await self.managed(actor))[0], rules)

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

    async def block(self, actor: Actor, member: int) -> bool:
        """Block a member on the server that somebody manages; False when they are blocked already.

        Raises:
            ServerNeededError, LevelNeededError: They may not.
        """
        guild, _ = await self.managed(actor)
        return await self.store.block(member, guild, by=actor.user, now=self.clock.now())

    async def unblock(self, actor: Actor, member: int) -> bool:
        """Let a member use the bot again; False when they are not blocked.

        Raises:
            ServerNeededError, LevelNeededError: They may not.
        """
        return await self.store.unblock(member, (await self.managed(actor))[0])
