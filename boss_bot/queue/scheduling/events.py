"""Tells whoever watches of every move of a job."""

import asyncio
from collections.abc import AsyncIterator

import attrs

from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.lease import JobEvent


@attrs.frozen(eq=False, repr=False)
class Events:
    """The watchers of the queue, each with its own row of events; a slow one holds nobody up."""

    _watchers: dict[asyncio.Queue[JobEvent], int | None] = attrs.field(factory=dict, init=False)

    def tell(self, job: Job) -> None:
        """Tell of a move; ``job`` is how it is now."""
        for inbox, guild in self._watchers.items():
            if guild in (None, job.request.guild):
                inbox.put_nowait(JobEvent(job))

    def watch(self, guild: int | None) -> AsyncIterator[JobEvent]:
        """See `JobQueue.watch`. What is told between this call and the first look is not lost."""
        inbox: asyncio.Queue[JobEvent] = asyncio.Queue()
        self._watchers[inbox] = guild
        return self._of(inbox)

    async def _of(self, inbox: asyncio.Queue[JobEvent]) -> AsyncIterator[JobEvent]:
        try:
            while True:
                yield await inbox.get()
        finally:
            del self._watchers[inbox]
