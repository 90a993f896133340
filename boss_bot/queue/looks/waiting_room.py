"""Draws the cards of those who wait, as often as their places, or the fetches that they wait for, have changed."""

import asyncio

import attrs

from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.jobs.job_queue import JobQueue
from boss_bot.domain.ports import Courier
from boss_bot.queue.looks.board import Board
from boss_bot.queue.scheduling.news import News

_FOLLOWED = 2.0  # seconds between two looks at a fetch that others wait for: their cards show how far it is


@attrs.frozen(eq=False, repr=False)
class WaitingRoom:
    """The cards of the waiting line."""

    board: Board
    courier: Courier
    _news: News = attrs.field(factory=News, init=False)

    async def live(self, queue: JobQueue) -> None:
        """Draw for as long as the queue lives. However much happens at once is drawn once."""
        listening = asyncio.create_task(self._listen(queue), name="events of the queue")
        try:
            wait: float | None = 0.0
            while True:
                await self._news.within(wait)
                try:
                    wait = await self.draw()
                except StoreUnavailableError:  # it is in the log; the cards stand as they are meanwhile
                    wait = _FOLLOWED
        finally:
            listening.cancel()
            await asyncio.wait([listening])

    def look_again(self) -> None:
        """Draw soon: something else than a job has changed."""
        self._news.tell()

    async def draw(self) -> float | None:
        """Draw every card, and return after how many seconds it is to be done again at the latest; None for never."""
        line = await self.board.line()
        looks = [await self.board.look(job, line) for _, job in line.jobs.values()]
        for look in looks:
            await self.courier.show(look)
        return _FOLLOWED if any(look.joined for look in looks) else None

    async def _listen(self, queue: JobQueue) -> None:
        async for _ in queue.watch():
            self._news.tell()
