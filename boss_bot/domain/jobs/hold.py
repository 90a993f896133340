"""Work that is held for a while: between the one who presses Pause and the program that has to stop."""

import asyncio

import attrs


@attrs.define(eq=False, repr=False)
class Hold:
    """Holds one piece of work where it is, and lets it go on, as often as somebody likes."""

    _held: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _going: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)

    def __attrs_post_init__(self) -> None:
        self._going.set()

    def stop(self) -> None:
        """Hold the work; harmless when it is held already."""
        self._going.clear()
        self._held.set()

    def go(self) -> None:
        """Let the work go on; harmless when it is not held."""
        self._held.clear()
        self._going.set()

    async def called(self) -> None:
        """Wait until the work is to stop; at once when it is to stop already."""
        await self._held.wait()

    async def over(self) -> None:
        """Wait until the work may go on; at once when it may already."""
        await self._going.wait()
