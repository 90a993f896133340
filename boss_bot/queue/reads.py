"""What members may see of their own downloads."""

import attrs

from boss_bot.domain.actor import Actor
from boss_bot.domain.job import LIVING, JobState
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.look import Look
from boss_bot.domain.preferences import Preferences
from boss_bot.members import Members
from boss_bot.queue.board import Board


@attrs.define
class Reads:
    """The use cases that change nothing."""

    store: JobStore
    board: Board
    members: Members

    async def preferences(self, by: Actor) -> Preferences:
        """Return what a member has set for themselves."""
        return await self.members.store.preferences(by.user)

    async def mine(self, by: Actor) -> list[Look]:
        """Look at a member's jobs of this server that are not over, newest first."""
        line = await self.board.line()
        return [await self.board.look(job, line) for job in await self.store.of_member(by.user, by.guild, LIVING)]

    async def failed(self, by: Actor) -> list[Look]:
        """Look at a member's jobs of this server that have failed, newest first."""
        found = await self.store.of_member(by.user, by.guild, frozenset({JobState.FAILED}))
        return [await self.board.look(job) for job in found]
