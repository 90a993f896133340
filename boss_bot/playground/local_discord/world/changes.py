"""News that something changed, so that nobody has to poll."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import attrs

T = TypeVar("T")


@attrs.define(eq=False)
class Changes:
    """Wake everybody who waits for something to become true."""

    _waiting: set[asyncio.Event] = attrs.field(factory=set, init=False)

    def announce(self) -> None:
        """Say that something changed. Everybody who waits looks again."""
        for event in self._waiting:
            event.set()

    async def until(self, probe: Callable[[], T | None], timeout: float) -> T:
        """Wait until ``probe()`` is true and return what it returned.

        The probe is tried at once and after every change, never in between.

        Raises:
            TimeoutError: ``timeout`` real seconds went by first.
        """
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            async with asyncio.timeout(timeout):
                while not (found := probe()):
                    await event.wait()
                    event.clear()
                return found
        finally:
            self._waiting.discard(event)
