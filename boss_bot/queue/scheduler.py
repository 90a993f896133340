"""Starts what may run: one loop that claims jobs from the store until it gives none.

The store's claim is the only judge of order and of slots, so a job that is paused, cancelled or done frees its
slot the moment the store knows it. A claimed job whose stopped process is still there goes on in it.
"""

import asyncio
from contextlib import suppress

import attrs
from loguru import logger

from boss_bot.domain.errors import StoreUnavailableError
from boss_bot.domain.job import Job
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.ports import Clock
from boss_bot.queue.ask import Limits
from boss_bot.queue.keeper import Keeper
from boss_bot.queue.recovery import recover
from boss_bot.queue.run import Run
from boss_bot.queue.runner import Runner
from boss_bot.queue.runs import Runs
from boss_bot.queue.waiting_room import WaitingRoom

_STORE_PAUSE = 1.0  # seconds until a store that could not be used is asked again


@attrs.define
class Scheduler:
    """Owns the loop that claims; `Runs` has the tasks of what it claimed."""

    store: JobStore
    clock: Clock
    runner: Runner
    limits: Limits
    draining: bool = False
    _runs: Runs = attrs.field(init=False)
    _keeper: Keeper = attrs.field(init=False)
    _waiting_room: WaitingRoom = attrs.field(init=False)
    _loop: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._keeper = Keeper(self.store, self.clock, self.limits)
        self._waiting_room = WaitingRoom(self.runner.board, self.runner.courier)
        self._runs = Runs(self.runner, self._ended)

    async def start(self) -> None:
        """Put jobs that a crash left half-done back into the line, then start claiming."""
        for job in await recover(self.store, self.clock, poison=self.limits.retry.poison):
            self.runner.board.live(job.id).resumed = True
        self._loop = asyncio.create_task(self._claim_for_ever(), name="scheduler")
        self.wake()

    def wake(self) -> None:
        """Look for work: something was added, resumed, or has left its slot."""
        self.runner.news.tell()

    async def park(self, job: Job) -> None:
        """Stop the bytes of a job that the store holds as paused, unless somebody else waits for them too."""
        if not await self._passed_on(job):
            await self._runs.park(job.id)
        self.wake()

    async def stop_job(self, job: Job) -> None:
        """End the fetch of a job that the store holds as cancelled, unless somebody else waits for it too."""
        if not await self._passed_on(job):
            await self._runs.kill(job.id)
        await self.runner.clear(job)
        self.wake()

    async def _passed_on(self, job: Job) -> bool:
        """Let another job of the same fetch go on in the run of one that has left it; False when there is none."""
        if self.draining or not self._runs.has(job.id):
            return False
        with suppress(StoreUnavailableError):  # then it starts in its turn, from the bytes that are there
            if follower := await self.store.claim(self.limits.slots, self.clock.now(), fetch=job.fetch):
                await self._runs.start(follower)
                return True
        return False

    async def idle(self) -> None:
        """Wait until no run is left; jobs that wait for a slot or are paused do not count."""
        await self._runs.idle()

    async def drain(self) -> None:
        """Take nothing new, let files that are on their way to Discord arrive, and put the rest back into the line.

        What does not end within ``drain_seconds`` is killed; it goes on from its bytes at the next start.
        """
        self.draining = True
        if self._loop:
            self._loop.cancel()
            await asyncio.wait([self._loop])
        await self._runs.drain(self.limits.drain_seconds)
        await self._keeper.leave()

    async def _claim_for_ever(self) -> None:
        wait: float | None = None
        while True:
            await self.runner.news.within(wait)
            try:
                await self._keeper.tend()
                while not self.draining and (job := await self._next()):
                    await self._runs.start(job)
                moments = (await self._waiting_room.draw(), await self._keeper.wait())
                wait = min((moment for moment in moments if moment is not None), default=None)
            except StoreUnavailableError:  # it is in the log; nothing is lost, and it may pass
                wait = _STORE_PAUSE

    async def _next(self) -> Job | None:
        now = self.clock.now()
        return await self.store.claim_ready(self.limits.slots, now) or await self.store.claim(self.limits.slots, now)

    def _ended(self, run: Run, error: BaseException | None) -> None:
        if isinstance(error, StoreUnavailableError):
            self._keeper.orphaned(run.held.job)
        elif error:
            logger.bind(job=run.held.job.id).opt(exception=error).error("a run broke")
        self.wake()
