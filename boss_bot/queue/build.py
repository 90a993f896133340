"""Puts the queue together from its ports."""

import attrs

from boss_bot.domain.headroom import EndlessHeadroom, Headroom
from boss_bot.domain.job_store import JobStore
from boss_bot.domain.lanes import Lanes
from boss_bot.domain.ports import Clock, Courier, Downloader, Library, Media
from boss_bot.members import Members
from boss_bot.queue.ask import Limits
from boss_bot.queue.board import Board
from boss_bot.queue.breaker import Breaker
from boss_bot.queue.diary import Diary
from boss_bot.queue.runner import Runner
from boss_bot.queue.scheduler import Scheduler
from boss_bot.queue.service import QueueService


@attrs.frozen
class Queue:
    """The queue as the composition root sees it: its use cases, and how to start and stop it."""

    service: QueueService
    _scheduler: Scheduler

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
        runner = Runner(
            store, board, downloader, media, library, courier, clock, limits, breaker, diary, exempt, enabled
        )
        scheduler = Scheduler(store, clock, runner, limits)
        board.headroom.on_change(scheduler.wake)
        service = QueueService(store, board, library, members, scheduler, clock, courier, limits, exempt, enabled)
        return cls(service, scheduler)

    def allow(self, limits: Limits) -> None:
        """Change what the operator allows, from the next claim on; jobs that run go on as they are."""
        for part in (self.service, self.service.board, self._scheduler, self._scheduler.runner):
            part.limits = limits

    async def start(self) -> None:
        """Take up what a crash left, then begin to run jobs."""
        await self._scheduler.start()

    async def stop(self) -> None:
        """Take nothing new, let uploads end, and put the rest back into the line: the next start goes on with it."""
        await self._scheduler.drain()
