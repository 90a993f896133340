"""What an operator may ask of the running bot through the control socket."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any

import attrs

from boss_bot.app.reload import Reload
from boss_bot.control import Acts, Desk, RefusedError
from boss_bot.domain.job import JobState
from boss_bot.queue import QueueService
from boss_bot.settings import SettingsError


@attrs.define
class OperatorActs:
    """The acts of one bot.

    Attributes:
        close: Ends the bot in good order.
    """

    desk: Desk
    service: QueueService
    reload: Reload
    close: Callable[[], Awaitable[None]]
    _closing: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    def acts(self) -> Acts:
        """Return the acts by name."""
        desk = self.desk
        return {
            "jobs": desk.jobs, "show": desk.show, "cancel": desk.cancel, "retry": desk.retry,
            "status": self._status, "drain": self._drain, "reload": self._reload, "stop": self._stop,
        }  # fmt: skip

    async def _status(self) -> dict[str, Any]:
        counts = await self.desk.store.counts()
        running = sum(number for state, number in counts.items() if state.running)
        paused = counts.get(JobState.PAUSED, 0)
        waiting = sum(counts.values()) - running - paused
        draining = self.service.scheduler.draining
        return {"process": os.getpid(), "draining": draining, "running": running, "waiting": waiting, "paused": paused}

    async def _drain(self, *, on: bool) -> dict[str, Any]:
        """Take nothing new, or take it again; what runs goes on, what waits keeps its place."""
        self.service.scheduler.draining = on
        self.service.scheduler.wake()
        return await self._status()

    async def _reload(self) -> dict[str, Any]:
        try:
            return attrs.asdict(self.reload.now())
        except SettingsError as error:
            raise RefusedError(str(error)) from error

    async def _stop(self) -> dict[str, Any]:
        told = await self._status()
        self._closing = asyncio.ensure_future(self.close())
        return told
