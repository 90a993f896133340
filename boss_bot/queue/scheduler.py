"""Starts what may run: one loop that claims jobs from the store until it gives none.

The store's claim is the only judge of order and of slots, so a job that is paused, cancelled or done frees its
slot the moment the store knows it. A claimed job whose stopped process is still there goes on in it.
"""

import asyncio

import attrs
from loguru import logger

from boss_bot.domain.errors import StoreUnavailableError
from boss_bot.domain.job import Job, JobId
from boss_bot.domain.job_store import ClaimLimits, JobStore
from boss_bot.domain.ports import Clock
from boss_bot.queue.ask import Limits
from boss_bot.queue.keeper import Keeper
from boss_bot.queue.recovery import recover
from boss_bot.queue.run import Run
from boss_bot.queue.runner import Runner
from boss_bot.queue.runs import Runs

_STORE_PAUSE = 1.0  # seconds until a store that could not be used is asked again


@attrs.define
class Scheduler:
    """Owns the loop that claims; `Runs` has the tasks of what it claimed."""

    store: JobStore
    clock: Clock
    runner: Runner
    limits: Limits
    draining: bool = False
    _wake: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _runs: Runs = attrs.field(init=False)
    _keeper: Keeper = attrs.field(init=False)
    _loop: asyncio.Task[None] | None = attrs.field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._keeper = Keeper(self.store, self.clock, self.limits)
        self._runs = Runs(self.runner, self._ended)

    async def start(self) -> None:
        """Put jobs that a crash left half-done back into the line, then start claiming."""
        for job in await recover(self.store, self.clock, poison=self.limits.retry.poison):
            self.runner.board.live(job.id).resumed = True
        self._loop = asyncio.create_task(self._claim_for_ever(), name="scheduler")
        self.wake()

    def wake(self) -> None:
        """Look for work: something was added, resumed, or has left its slot."""
        self._wake.set()

    async def park(self, job: JobId) -> None:
        """Stop the bytes of a job that the store holds as paused; its process stays for a while."""
        await self._runs.park(job)
        self.wake()

    async def stop_job(self, job: Job) -> None:
        """Kill the process of a job that the store holds as cancelled, and delete its folder."""
        await self._runs.kill(job.id)
        await self.runner.clear(job.id)
        self.wake()

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
        limits = ClaimLimits(self.limits.concurrent, self.limits.per_member, self.limits.per_lane)
        wait: float | None = None
        while True:
            await self._next_round(wait)
            try:
                await self._keeper.tend()
                while self._may_claim and (job := await self.store.claim(limits, self.clock.now())):
                    await self._runs.start(job)
                await self._redraw_line()
                wait = await self._keeper.wait()
            except StoreUnavailableError:  # it is in the log; nothing is lost, and it may pass
                wait = _STORE_PAUSE

    async def _next_round(self, wait: float | None) -> None:
        try:
            async with asyncio.timeout(wait):
                await self._wake.wait()
        except TimeoutError:
            pass
        self._wake.clear()

    async def _redraw_line(self) -> None:
        """Draw the cards of those who wait: their places may have changed."""
        line = await self.runner.board.line()
        for _, job in line.jobs.values():
            await self.runner.courier.show(await self.runner.board.look(job, line))

    @property
    def _may_claim(self) -> bool:
        return not self.draining and self.runner.board.headroom.is_open

    def _ended(self, run: Run, error: BaseException | None) -> None:
        if isinstance(error, StoreUnavailableError):
            self._keeper.orphaned(run.held.job)
        elif error:
            logger.bind(job=run.held.job.id).opt(exception=error).error("a run broke")
        self.wake()
