"""A barrier in the middle of a response, so that a test can act while a download is under way, without sleeping."""

import asyncio
from types import TracebackType
from typing import Self

HELD_AFTER = 64 * 1024
"""Where a gate holds unless told otherwise, in bytes of a response's body."""


class Gate:
    """Holds every response for one path after its first bytes until it is released.

    Made by `SampleSite.hold`. As an async context it releases at the end of the block.

    Attributes:
        after: Bytes of each response's own body that pass before it is held; may be changed at any time.
        arrivals: How many responses have come to the gate so far.
        held: How many are waiting at it now.
    """

    def __init__(self, after: int = HELD_AFTER) -> None:
        self.after = after
        self.arrivals = 0
        self.held = 0
        self._open = asyncio.Event()
        self._moved = asyncio.Condition()

    def left(self, sent: int) -> int | None:
        """Say how many more bytes may pass after `sent` of them; None when the gate is open for good."""
        return None if self._open.is_set() else max(0, self.after - sent)

    async def reached(self, arrivals: int = 1) -> None:
        """Wait until a client is being held.

        Args:
            arrivals: How many responses must have come to the gate in all, this one counted. yt-dlp first opens a link
                only to look at its headers and then leaves: ask for 2 to mean its real download.
        """
        async with self._moved:
            await self._moved.wait_for(lambda: self.held > 0 and self.arrivals >= arrivals)

    def release(self) -> None:
        """Let everything pass, now and later."""
        self._open.set()

    async def wait(self) -> None:
        """Stand at the gate until it is released; for the site's own use."""
        self.arrivals += 1
        self.held += 1
        try:
            async with self._moved:
                self._moved.notify_all()
            await self._open.wait()
        finally:
            self.held -= 1

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
