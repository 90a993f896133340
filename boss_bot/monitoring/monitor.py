"""Puts the monitoring of one bot together: what watches the ports, looks at the machine and answers over HTTP."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import attrs

from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.ports import Clock, Courier
from boss_bot.monitoring.alerts import Alerting
from boss_bot.monitoring.endpoints import Answers, Endpoints
from boss_bot.monitoring.metrics.database_file import watch
from boss_bot.monitoring.metrics.gauges import Gauges
from boss_bot.monitoring.metrics.metrics import Metrics
from boss_bot.monitoring.metrics.pulse import Supervisor, beat
from boss_bot.monitoring.metrics.recorder import Recorder
from boss_bot.monitoring.metrics.watched import WatchedCourier, WatchedService, WatchedStore
from boss_bot.queue import QueueService


@attrs.define(eq=False, repr=False)
class Monitor:
    """Sees what the bot does.

    Attributes:
        recorder: Hears of events that no port tells, such as commands.
        endpoints: The HTTP side while it runs; None without one.
    """

    recorder: Recorder
    supervisor: Supervisor
    _serving: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    endpoints: Endpoints | None = attrs.field(default=None, init=False)

    @classmethod
    def of(cls, clock: Clock, environment: Mapping[str, str] = os.environ) -> "Monitor":
        """Build a monitor; nothing runs until `running`."""
        return cls(Recorder(Metrics(), clock), Supervisor.of(environment))

    def store(self, store: JobStore) -> JobStore:
        """Return the store with this monitor in between."""
        return cast(JobStore, WatchedStore(store, self.recorder))

    def courier(self, courier: Courier) -> Courier:
        """Return the courier with this monitor in between."""
        return cast(Courier, WatchedCourier(courier, self.recorder))

    def service(self, service: QueueService) -> QueueService:
        """Return the use cases with this monitor in between."""
        return cast(QueueService, WatchedService(service, self.recorder))

    @asynccontextmanager
    async def running(
        self,
        *,
        address: str,
        store: JobStore,
        database: Path,
        latency: Callable[[], float | None],
        version: str,
        capacity: int,
        alerts: Alerting,
        tools: Callable[[], Mapping[str, str]] = dict,
        refused: Callable[[], Mapping[str, int]] = dict,
        replaced: Callable[[], None] = lambda: None,
    ) -> AsyncIterator[None]:
        """Watch and answer until the block is left.

        Args:
            address: ``host:port`` for the HTTP side, empty for none.
            store: Asked for the counts; it must answer for the bot to be ready.
            database: The store's file, in the data directory.
            latency: Seconds to Discord and back, NaN while unknown, None while not connected.
            version: The bot's own.
            capacity: How many downloads may wait.
            alerts: What the operator is told, and where.
            tools: The download tools and their versions at the moment.
            refused: Connections that the guard has refused so far, by the reason.
            replaced: Called when the store's file is no longer the one that was opened.
        """
        gauges = Gauges(self.recorder.metrics, store, database, latency, tools, refused)
        gauges.begin(version, capacity)
        tasks = [
            asyncio.create_task(beat(self.recorder.metrics, self.supervisor), name="pulse"),
            asyncio.create_task(gauges.machine.watch(), name="gauges"),
            asyncio.create_task(self._rounds(alerts), name="watchman"),
            asyncio.create_task(self._file(gauges, replaced), name="database file"),
        ]
        answers = Answers(gauges.text, gauges.trouble, version)
        self.endpoints = await Endpoints.start(address, answers) if address else None
        try:
            yield
            alerts.ended_well()
        finally:
            self.supervisor.tell("STOPPING=1")
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            if self.endpoints:
                await self.endpoints.stop()

    async def _file(self, gauges: Gauges, replaced: Callable[[], None]) -> None:
        await watch(gauges.database, gauges.opened, replaced)
        self.recorder.events.note("database")

    async def _rounds(self, alerts: Alerting) -> None:
        watchman = alerts.watchman(self.recorder.events)
        await self._serving.wait()  # before that Discord takes no message
        await watchman.watch()

    def started(self) -> None:
        """Tell the service manager that the bot serves, and begin the rounds for alerts."""
        self._serving.set()
        self.supervisor.tell("READY=1")
