"""Ports with a watcher in between: every event reaches the metrics, and the queue knows nothing of it.

Each class passes every call through and looks only at those it knows; what is added to a port needs no change here.
"""

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import Job
from boss_bot.monitoring.metrics.recorder import Recorder


class _Through:
    """Passes on what it does not know itself."""

    def __init__(self, inner: Any, recorder: Recorder) -> None:
        self._inner = inner
        self._recorder = recorder

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class WatchedStore(_Through):
    """A job store whose claims and moves are recorded."""

    async def claim(self, *args: Any, **named: Any) -> Any:
        """See `JobStore.claim`."""
        job = await self._inner.claim(*args, **named)
        if isinstance(job, Job):
            self._recorder.claimed(job)
        return job

    async def move(self, *args: Any, **named: Any) -> Any:
        """See `JobStore.move`."""
        job = await self._inner.move(*args, **named)
        if isinstance(job, Job):
            self._recorder.moved(job)
        return job


class WatchedCourier(_Through):
    """A courier whose deliveries are recorded."""

    async def deliver(self, *args: Any, **named: Any) -> None:
        """See `Courier.deliver`."""
        outcome = "broken"
        try:
            await self._inner.deliver(*args, **named)
            outcome = "delivered"
        except BossBotError as error:
            outcome = type(error).__name__
            raise
        finally:
            self._recorder.handed_over(outcome)


class WatchedService(_Through):
    """The queue's use cases, whose refusals are recorded."""

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        return self._heard(found) if inspect.iscoroutinefunction(found) else found

    def _heard(self, call: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def heard(*args: Any, **named: Any) -> Any:
            try:
                return await call(*args, **named)
            except BossBotError as error:
                self._recorder.refused(error)
                raise

        return heard
