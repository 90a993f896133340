"""Holding a job's bytes back and letting them go, around the moment at which its process is stopped or continued."""

import asyncio
import contextlib
from pathlib import Path

import attrs

from boss_bot.downloaders.egress import Pass
from boss_bot.downloaders.found_files import bytes_on_disk

_LOOK = 0.01
_CALM = 3
"""Looks in a row at which the files have not grown: what was on its way to the job is on the disk."""

_MAX_DRAIN = 0.12
_FIRST_BYTES = 0.1


@attrs.define(eq=False, repr=False)
class Brake:
    """A job's brake.

    Attributes:
        folder: The job's own folder.
        right: Its right to use the proxy, which has the gate.
        on: Whether it is pulled.
    """

    folder: Path
    right: Pass
    on: bool = False

    async def pull(self) -> None:
        """Close the gate and wait, for a moment at most, until the job has written what had been sent to it."""
        self.on = True
        self.right.close_gate()
        size, calm = -1, 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_MAX_DRAIN):
                while calm < _CALM:
                    now = bytes_on_disk(self.folder)
                    calm = calm + 1 if now == size else 0
                    size = now
                    await asyncio.sleep(_LOOK)

    async def release(self) -> None:
        """Open the gate and wait, for a moment at most, until the first bytes have reached the job.

        The bytes go before the process: a tool that wakes up after its time-out would drop the connection before it
        looked for them.
        """
        self.on = False
        self.right.open_gate()
        if self.right.tasks:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_FIRST_BYTES):
                    await self.right.moved()
