"""What is looked at when somebody asks: the database, Discord, the processes, the disk."""

import asyncio
import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.monitoring.metrics.database_file import identity
from boss_bot.monitoring.metrics.machine_gauges import MachineGauges
from boss_bot.monitoring.metrics.metrics import Metrics

_FRESH = 1.0
"""Seconds for which a text is good: writing it takes 10 ms of the processor, whoever asks and however often."""

_PATIENCE = 2.0  # seconds for the database; with the rest, /readyz is truthful within five


@attrs.define(eq=False, repr=False)
class Gauges:
    """Looks, and puts what it sees into the metrics.

    Attributes:
        database: The store's file, in the data directory.
        latency: Seconds to Discord and back, NaN while unknown, None while not connected.
        tools: The download tools and their versions at the moment.
        refused: Connections that the guard has refused so far, by the reason; a fixed set of words.
        opened: What told the store's file from others when it was opened.
        machine: Looks at the processes and the disk meanwhile.
    """

    metrics: Metrics
    store: JobStore
    database: Path
    latency: Callable[[], float | None]
    tools: Callable[[], Mapping[str, str]] = dict
    refused: Callable[[], Mapping[str, int]] = dict
    _refused: dict[str, int] = attrs.field(factory=dict, init=False)
    opened: tuple[int, int] = attrs.field(init=False)
    machine: MachineGauges = attrs.field(init=False)
    _writing: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)
    _text: bytes = attrs.field(default=b"", init=False)
    _written: float = attrs.field(default=-math.inf, init=False)

    def __attrs_post_init__(self) -> None:
        self.opened = identity(self.database)
        self.machine = MachineGauges(self.metrics, self.database.parent)

    def begin(self, version: str, capacity: int) -> None:
        """Put down what does not change while the bot runs, from now on."""
        self.metrics.build.labels(version).set(1)
        self.metrics.queue_capacity.set(capacity)
        self.metrics.start_time.set_to_current_time()

    async def text(self) -> bytes:
        """Look at everything and return the metrics as text; who asks again within a second gets the same."""
        async with self._writing:
            if time.monotonic() - self._written >= _FRESH:
                self._text = await self._anew()
                self._written = time.monotonic()
            return self._text

    async def _anew(self) -> bytes:
        await self.machine.seen.wait()
        await self.trouble()
        self.metrics.engines.clear()  # a tool may have been updated, or be back at an older version
        for name, version in self.tools().items():
            self.metrics.engines.labels(name, version).set(1)
        for reason, number in self.refused().items():
            self.metrics.guard.labels(reason).inc(number - self._refused.get(reason, 0))
            self._refused[reason] = number
        return await asyncio.to_thread(self.metrics.text)

    async def trouble(self) -> list[str]:
        """Ask the database and look at the connection to Discord; name what does not serve."""
        found = [told] if (told := await self._database()) else []
        latency = self.latency()
        if latency is None:
            found.append("Discord is not connected")
        self.metrics.discord_latency.set(math.nan if latency is None else latency)
        self.metrics.ready.set(0 if found else 1)
        return found

    async def _database(self) -> str:
        if identity(self.database) != self.opened:  # what is read from a file without a name would still look well
            return "the database file is not the one that was opened"
        asked = asyncio.ensure_future(self.store.counts())
        await asyncio.wait([asked], timeout=_PATIENCE)
        if not asked.done():
            asked.cancel()
            return "the database does not answer"
        if asked.exception() is not None:
            return "the database cannot be read"
        self._queue(asked.result())
        return ""

    def _queue(self, counts: Mapping[JobState, int]) -> None:
        active = sum(number for state, number in counts.items() if state.running)
        self.metrics.active.set(active)
        self.metrics.queue_size.set(sum(counts.values()) - active)
