"""A group of processes that stands still when it has to, and the time that this takes off no clock."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Protocol

import attrs


class Stop(Protocol):
    """Says when a program has to stand still, and when it may go on."""

    async def called(self) -> None:
        """Return when it has to stand still."""
        ...

    async def over(self) -> None:
        """Return when it may go on."""
        ...


@attrs.define
class Stood:
    """How long a group has stood still so far."""

    seconds: float = 0.0


@asynccontextmanager
async def standing_still(group: int, stop: Stop | None, clock: asyncio.Timeout, stood: Stood) -> AsyncIterator[None]:
    """Do inside as ``stop`` says; the clock stands still with the program."""
    task = asyncio.create_task(_obey(group, stop, clock, stood)) if stop else None
    try:
        yield
    finally:
        if task:
            task.cancel()
            await asyncio.wait([task])


async def _obey(group: int, stop: Stop, clock: asyncio.Timeout, stood: Stood) -> None:
    now = asyncio.get_running_loop().time
    while True:
        await stop.called()
        signal_group(group, signal.SIGSTOP)
        since = now()
        left = (clock.when() or since) - since
        clock.reschedule(None)
        await stop.over()
        stood.seconds += now() - since
        clock.reschedule(now() + left)
        signal_group(group, signal.SIGCONT)


def signal_group(group: int, number: signal.Signals) -> None:
    """Signal a group; nothing when it has gone."""
    with suppress(ProcessLookupError):
        os.killpg(group, number)
