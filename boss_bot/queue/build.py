"""Puts the queue together from its ports."""

import asyncio

import attrs

from boss_bot.domain.jobs.job_store import JobStore
from boss_bot.domain.jobs.lanes import Lanes
from boss_bot.domain.keeping.headroom import EndlessHeadroom, Headroom
from boss_bot.domain.ports import Clock, Courier, Downloader, Library, Media
from boss_bot.members import Members
from boss_bot.queue.ask import Limits
from boss_bot.queue.looks.board import Board
from boss_bot.queue.looks.waiting_room import WaitingRoom
from boss_bot.queue.running.runner import Runner
from boss_bot.queue.running.runs import Runs
from boss_bot.queue.scheduling.breaker import Breaker
from boss_bot.queue.scheduling.diary import Diary
from boss_bot.queue.scheduling.scheduler import Scheduler
from boss_bot.queue.use_cases.service import QueueService


@attrs.frozen(eq=False, repr=False)
class Queue:
    """The queue as the composition root sees it: its use cases, and how to start and stop it."""

    service: QueueService
    _scheduler: Scheduler
    _runs: Runs
    _room: WaitingRoom
    _tasks: set[asyncio.Task[None]] = attrs.field(factory=set, init=False)

    @classmethod
    def build(
        cls,
        *,
        store: JobStore,
        lanes: Lanes,
        downloader: Downloader,
        media: Media,
        library: Library,
        courier: Courier,
        clock: Clock,
        members: Members,
        limits: Limits,
        headroom: Headroom | None = None,
        exempt: frozenset[str] = frozenset(),
        enabled: frozenset[str] = frozenset(),
    ) -> "Queue":
        """Join the parts; nothing runs until `start`."""
        board = Board(store, lanes, clock, limits, headroom or EndlessHeadroom())
        breaker, diary = Breaker(lanes, clock), Diary(lanes)
        scheduler = Scheduler(store, clock, limits, board.headroom)
        runner = Runner(
            store, scheduler, board, downloader, media, library, courier, clock, limits, breaker, diary, exempt, enabled
        )
        board.headroom.on_change(scheduler.wake)
        service = QueueService(store, board, library, members, scheduler, clock, courier, limits, exempt, enabled)
        room = WaitingRoom(board, courier)
        board.headroom.on_change(room.look_again)
        return cls(service, scheduler, Runs(runner), room)

    def allow(self, limits: Limits) -> None:
        """Change what the operator allows, from the next claim on; jobs that run go on as they are."""
        for part in (self.service, self.service.board, self._scheduler, self._runs.runner):
            part.limits = limits

    async def start(self) -> None:
        """Take up what a crash left, then begin to run jobs.

        Raises:
            StoreUnavailableError: The store cannot be read or written.
        """
        running = asyncio.create_task(self._scheduler.run(self._runs), name="scheduler")
        self._tasks.add(running)
        up = asyncio.create_task(self._scheduler.up.wait(), name="scheduler is up")
        await asyncio.wait([running, up], return_when=asyncio.FIRST_COMPLETED)
        up.cancel()
        if running.done():
            running.result()
        drawing = asyncio.create_task(self._room.live(self._scheduler), name="waiting room")
        self._tasks.add(drawing)

    async def stop(self) -> None:
        """Take nothing new, let uploads end, and put the rest back into the line: the next start goes on with it."""
        try:
            await self._scheduler.drain()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._tasks.clear()
