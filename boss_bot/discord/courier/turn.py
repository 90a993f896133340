"""Who may write to one message at the moment: its updater, a press, or the delivery."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType

import attrs

_PATIENCE = 0.7  # seconds that a press waits for the edit under way; it has three in all


@attrs.define(eq=False, repr=False)
class Turn:
    """Held by one at a time, as `asyncio.Lock` is."""

    _lock: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)

    async def __aenter__(self) -> None:
        """Wait until nobody else writes."""
        await self._lock.acquire()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the next one write."""
        self._lock.release()

    @asynccontextmanager
    async def quiet(self) -> AsyncIterator[None]:
        """Hold edits back while a press is answered; one that is stuck on its way is not waited for long."""
        held = await self._taken_soon()
        try:
            yield
        finally:
            if held:
                self._lock.release()

    async def _taken_soon(self) -> bool:
        try:
            return await asyncio.wait_for(self._lock.acquire(), _PATIENCE)
        except TimeoutError:
            return False
