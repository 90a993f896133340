"""What is looked at again and again: the processes, the disk, the temporary files."""

import asyncio
import math
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

import attrs

from boss_bot.monitoring.metrics.metrics import Metrics
from boss_bot.monitoring.metrics.process_tree import usage

_EVERY = 5.0  # seconds between two looks, at least
_SHARE = 50  # and this many times as long as a look takes: looking costs no more than a fiftieth of a core


@attrs.define(eq=False, repr=False)
class MachineGauges:
    """Looks in a thread, so that a scrape gets what was seen last and waits for nothing.

    The sizes of processes cost the kernel a walk through all their pages: 100 ms and more with many downloads.

    Attributes:
        folder: The data directory.
        seen: Set once everything has been looked at.
    """

    metrics: Metrics
    folder: Path
    seen: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _looked: float = attrs.field(default=-math.inf, init=False)
    _cpu: float | None = attrs.field(default=None, init=False)

    async def watch(self) -> None:
        """Look for ever."""
        while True:
            before, self._looked = self._looked, time.monotonic()
            with suppress(OSError):  # the data directory is gone: /readyz tells of that
                await asyncio.to_thread(self._look, self._looked - before)
            self.seen.set()
            took = time.monotonic() - self._looked
            await asyncio.sleep(max(_EVERY, _SHARE * took))

    def _look(self, seconds: float) -> None:
        seen = usage(os.getpid())
        self.metrics.processes.set(seen.processes)
        self.metrics.memory.set(seen.memory)
        if self._cpu is not None and seconds > 0:
            # Children that ended since take their time with them: never below zero.
            self.metrics.cpu.set(max(0.0, 100 * (seen.cpu - self._cpu) / seconds))
        self._cpu = seen.cpu
        disk = shutil.disk_usage(self.folder)
        self.metrics.disk_free.set(disk.free)
        self.metrics.disk_size.set(disk.total)
        self.metrics.temp_files.set(sum(len(files) for _, _, files in os.walk(self.folder / "temp")))
