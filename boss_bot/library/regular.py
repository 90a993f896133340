"""Work that is done again and again, at a distance of some seconds, until it is told to end."""

import asyncio
from collections.abc import Awaitable, Callable

import attrs


@attrs.define(eq=False, repr=False)
class Regular:
    """Does a piece of work for ever, in a task of its own."""

    _task: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    def start(self, name: str, work: Callable[[], Awaitable[None]], tick: Callable[[], float]) -> None:
        """Begin; the first time comes after one tick.

        Args:
            name: Of the task.
            work: What is done; it says itself what goes wrong, and does not raise.
            tick: Returns the seconds until the next time.
        """
        self._task = asyncio.create_task(_for_ever(work, tick), name=name)

    async def stop(self) -> None:
        """End, in the middle of the work too; harmless before a start."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None


async def _for_ever(work: Callable[[], Awaitable[None]], tick: Callable[[], float]) -> None:
    while True:
        await asyncio.sleep(tick())
        await work()
