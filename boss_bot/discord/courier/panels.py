"""The cards that are live, each with the task that draws it, and the last looks of those that are not any more."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable

import attrs
from loguru import logger

from boss_bot.discord.courier.panel import Panel
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.look import Look

_REMEMBERED = 100  # jobs that are over, so that a late look does not draw over their last card; some 5 KB each


@attrs.define(eq=False, repr=False)
class Panels:
    """Owns the panel and the task of every live card, and says of each that has ended whether its member saw it."""

    _new: Callable[[], Panel]
    _over: Callable[..., None]
    _live: dict[JobId, tuple[Panel, asyncio.Task[None]]] = attrs.field(factory=dict, init=False)
    _ended: OrderedDict[JobId, Look] = attrs.field(factory=OrderedDict, init=False)
    _closed: bool = attrs.field(default=False, init=False)

    def get(self, job: JobId) -> Panel | None:
        """Return the panel of a live card."""
        return self._live[job][0] if job in self._live else None

    def open(self, job: JobId) -> Panel:
        """Return the panel of a card, made live if it is not; after `close` one that nobody draws."""
        if self._closed:
            return self._new()
        if job not in self._live:
            self._ended.pop(job, None)
            panel = self._new()
            task = asyncio.create_task(self._draw(job, panel), name=f"card {job}")
            task.add_done_callback(lambda done: self._broke(job, done))
            self._live[job] = (panel, task)
        return self._live[job][0]

    def last(self, job: JobId) -> Look | None:
        """Return the last look of a card that has ended."""
        return self._ended.get(job)

    def end(self, look: Look) -> None:
        """Let a card stand as it is now: ``look`` is its last."""
        self.leave(look.job.id)
        self._ended[look.job.id] = look
        while len(self._ended) > _REMEMBERED:
            self._ended.popitem(last=False)

    def leave(self, job: JobId) -> None:
        """Stop drawing a card that is to stand as it is for now."""
        if entry := self._live.pop(job, None):
            entry[1].cancel()

    async def close(self) -> None:
        """Stop drawing, for good."""
        self._closed = True
        tasks = [task for _, task in self._live.values()]
        self._live.clear()
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _draw(self, job: JobId, panel: Panel) -> None:
        await panel.live()
        # No await from here on: a look that came in between would be lost.
        del self._live[job]
        if panel.newest:
            self.end(panel.newest)
            self._over(panel.newest, seen=panel.seen)

    def _broke(self, job: JobId, task: asyncio.Task[None]) -> None:
        """Let the next look start afresh if drawing ended with an error that nobody foresaw."""
        if not task.cancelled() and (error := task.exception()):
            self._live.pop(job, None)
            logger.bind(job=job).opt(exception=error).error("a card can not be drawn")
