"""Presses on one job act one after the other: a double press meets what the first one did."""

import asyncio
from weakref import WeakValueDictionary

import attrs

from boss_bot.domain.jobs.job import JobId


@attrs.define
class Presses:
    """A lock for each job that somebody acts on at the moment."""

    _locks: WeakValueDictionary[JobId, asyncio.Lock] = attrs.field(factory=WeakValueDictionary, init=False)

    def on(self, job: JobId) -> asyncio.Lock:
        """Return the lock of a job."""
        return self._locks.setdefault(job, asyncio.Lock())
