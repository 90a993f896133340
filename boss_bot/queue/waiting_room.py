"""Draws the cards of those who wait, as often as their places, or the fetches that they wait for, have changed."""

import attrs

from boss_bot.domain.ports import Courier
from boss_bot.queue.board import Board

_FOLLOWED = 2.0  # seconds between two looks at a fetch that others wait for: their cards show how far it is


@attrs.frozen
class WaitingRoom:
    """The cards of the waiting line."""

    board: Board
    courier: Courier

    async def draw(self) -> float | None:
        """Draw every card, and return after how many seconds it is to be done again at the latest; None for never."""
        line = await self.board.line()
        looks = [await self.board.look(job, line) for _, job in line.jobs.values()]
        for look in looks:
            await self.courier.show(look)
        return _FOLLOWED if any(look.joined for look in looks) else None
