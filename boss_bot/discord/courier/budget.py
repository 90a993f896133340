"""A budget that all channels share, since Discord counts what a bot does over all of them."""

import asyncio

import attrs

EDITS = 20.0
"""Edits of messages in channels in a second: the others of Discord's 50 requests (topics/rate-limits) are for answers,
posts and files. Edits by an interaction's token are not bound to that limit."""


@attrs.define(eq=False, repr=False)
class Budget:
    """Spaces requests out: each waits for its turn, so that a restart with many cards is no burst either.

    Attributes:
        rate: Requests in a second.
    """

    rate: float = EDITS
    _next: float = attrs.field(default=0.0, init=False)

    async def turn(self) -> None:
        """Wait until one more request may go out."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next)
        self._next = turn + 1 / self.rate
        if turn > now:
            await asyncio.sleep(turn - now)
