"""Wakes the scheduler: somebody may be able to start."""

import asyncio

import attrs


@attrs.frozen(eq=False, repr=False)
class News:
    """Something was added, resumed, brought, or has left its slot."""

    _heard: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)

    def tell(self) -> None:
        """Have the line looked at."""
        self._heard.set()

    async def within(self, seconds: float | None) -> None:
        """Wait for news, at most so many seconds; None for as long as it takes."""
        try:
            async with asyncio.timeout(seconds):
                await self._heard.wait()
        except TimeoutError:
            pass
        self._heard.clear()
