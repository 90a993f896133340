"""Holds the first requests of a route back until its rate limit is known."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import attrs


@attrs.define(eq=False, repr=False)
class FirstAlone:
    """Lets one request of a route through alone until Discord has answered one; then it stands open.

    Until hikari has seen a route's rate-limit headers, all tokens share one bucket, and that bucket takes on the
    budget of the first token: fifty first edits after a restart would wait for minutes.
    """

    _open: bool = attrs.field(default=False, init=False)
    _turn: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until the request may go out."""
        if not self._open:
            async with self._turn:
                if not self._open:
                    yield
                    self._open = True  # not after an error, whose answer may have had no such headers
                    return
        yield
