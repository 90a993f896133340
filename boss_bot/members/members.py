"""The use cases of settings: what members set for themselves, and managers for their servers."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import attrs

from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.blocks import MOST_DAYS, Block
from boss_bot.domain.members.preferences import Preferences
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.members.standings import Standings


@attrs.define(eq=False, repr=False)
class Members(Standings):
    """Changes what is set, as far as somebody may."""

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

    async def block(self, actor: Actor, member: int, days: int | None = None) -> tuple[Block, bool]:
        """Block a member on the server that somebody manages; return the block, and whether it is a new one.

        Args:
            actor: Who manages the server.
            member: Discord user id.
            days: After how many days the block ends by itself, 1 to 365; None for never.

        Raises:
            ServerNeededError, LevelNeededError: They may not.
            InvalidOptionError: So many days it cannot be.
        """
        guild, _ = await self.managed(actor)
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise InvalidOptionError
        now = self.clock.now()
        block = Block(member, None if days is None else now + timedelta(days=days))
        return block, await self.store.block(block, guild, by=actor.user, now=now)

    async def unblock(self, actor: Actor, member: int) -> bool:
        """Let a member use the bot again; False when they are not blocked.

        Raises:
            ServerNeededError, LevelNeededError: They may not.
        """
        return await self.store.unblock(member, (await self.managed(actor))[0], self.clock.now())

    async def blocked(self, actor: Actor) -> Sequence[Block]:
        """Return who is blocked on the server that somebody manages, the newest block first.

        Raises:
            ServerNeededError, LevelNeededError: They may not.
        """
        return await self.store.blocked((await self.managed(actor))[0], self.clock.now())
