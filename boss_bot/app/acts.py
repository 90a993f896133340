"""What an operator may ask of the running bot: from Discord by the port, from a terminal by the control socket."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import attrs

from boss_bot.app.reload import Reload
from boss_bot.control import Acts, Desk, RefusedError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.keeping.report import StorageReport
from boss_bot.domain.operating.operation import CannotReloadError, Reloaded
from boss_bot.domain.operating.status import StatusLine
from boss_bot.queue import QueueService
from boss_bot.settings import SettingsError


@attrs.define(eq=False, repr=False)
class OperatorActs:
    """The acts of one bot. Implements the `Operation` port.

    Attributes:
        look: Looks at every part.
        report: Looks at the disk as a whole.
        close: Ends the bot in good order.
    """

    desk: Desk
    service: QueueService
    settings: Reload
    look: Callable[[], Awaitable[Sequence[StatusLine]]]
    report: Callable[[], Awaitable[StorageReport]]
    close: Callable[[], Awaitable[None]]
    _closing: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    def acts(self) -> Acts:
        """Return the acts of the control socket by name."""
        desk = self.desk
        return {
            "jobs": desk.jobs, "show": desk.show, "cancel": desk.cancel, "retry": desk.retry,
            "status": self._status, "storage": self._storage, "drain": self.drain, "reload": self._reload,
            "stop": self._stop,
        }  # fmt: skip

    async def health(self) -> Sequence[StatusLine]:
        """See `Operation.health`."""
        return await self.look()

    async def drain(self, *, on: bool) -> Mapping[str, int]:
        """See `Operation.drain`."""
        self.service.scheduler.draining = on
        self.service.scheduler.wake()
        return await self._status()

    async def reload(self) -> Reloaded:
        """See `Operation.reload`."""
        try:
            return self.settings.now()
        except SettingsError as error:
            raise CannotReloadError(str(error)) from error

    async def _status(self) -> dict[str, int]:
        counts = await self.desk.store.counts()
        running = sum(number for state, number in counts.items() if state.running)
        paused = counts.get(JobState.PAUSED, 0)
        waiting = sum(counts.values()) - running - paused
        return {"process": os.getpid(), "running": running, "waiting": waiting, "paused": paused}

    async def _storage(self) -> dict[str, Any]:
        return (await self.report()).plain()

    async def _reload(self) -> dict[str, Any]:
        try:
            return attrs.asdict(await self.reload())
        except CannotReloadError as error:
            raise RefusedError(str(error)) from error

    async def _stop(self) -> dict[str, int]:
        told = await self._status()
        self._closing = asyncio.ensure_future(self.close())
        return told
