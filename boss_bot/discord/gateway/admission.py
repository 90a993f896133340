"""Interactions begin a few at a time, so that in a rush the first are answered while the last still wait."""

import asyncio
from collections import deque

import attrs

_AT_ONCE = 8


@attrs.define(eq=False, repr=False)
class Admission:
    """Lets a few begin in each round of the event loop, in the order in which they came; nobody waits for an end.

    aiohttp writes a request in a task of its own (before Python 3.12): with two hundred beginning in one round, the
    first request went out after the last one had been made ready.
    """

    _begun: int = attrs.field(default=0, init=False)
    _waiting: deque[asyncio.Future[None]] = attrs.field(factory=deque, init=False)

    async def enter(self) -> None:
        """Wait until the caller may begin."""
        loop = asyncio.get_running_loop()
        if not self._begun:
            loop.call_soon(self._next)
        if self._begun < _AT_ONCE:
            self._begun += 1
            return
        admitted = loop.create_future()
        self._waiting.append(admitted)
        await admitted

    def _next(self) -> None:
        """Let the next ones begin, once those before had their round."""
        self._begun = 0
        while self._waiting and self._begun < _AT_ONCE:
            next_one = self._waiting.popleft()
            if not next_one.done():  # the loop ends, or whoever waited was cancelled
                next_one.set_result(None)
                self._begun += 1
        if self._begun:
            asyncio.get_running_loop().call_soon(self._next)
