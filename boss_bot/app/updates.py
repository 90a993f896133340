"""New versions of the tools, as the bot's owner asks for them on Discord: what `boss-bot engines update` does."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import attrs

from boss_bot.control import ask
from boss_bot.domain.operating.operator import Updated
from boss_bot.engines import Shelf, UpdateError, update


@attrs.define(eq=False, repr=False)
class Updates:
    """Fetches versions, tries them, and has the running bot use them with its next download; one at a time.

    Attributes:
        data_dir: The bot's data directory; its own control socket is there too.
        index: The package index.
    """

    data_dir: Path
    index: str
    _one: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)

    async def __call__(self, tool: str, wanted: str) -> Sequence[Updated]:
        """See `Operator.update`."""
        shelf = Shelf(self.data_dir / "engines")
        async with self._one:
            return [await self._updated(shelf, name, wanted) for name in ([tool] if tool else shelf.tools)]

    async def _updated(self, shelf: Shelf, tool: str, wanted: str) -> Updated:
        try:
            fresh = await asyncio.to_thread(update, shelf, tool, wanted=wanted, index=self.index)
        except UpdateError as error:
            return Updated(tool, shelf.current(tool), trouble=str(error))
        if fresh:
            await asyncio.to_thread(ask, self.data_dir, "engines", tool=tool)
        return Updated(tool, shelf.current(tool), fresh=fresh is not None)
