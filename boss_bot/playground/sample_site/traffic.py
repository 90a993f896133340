"""Everything under way on the sample site: who asked, what runs, and which gates stand."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from boss_bot.playground.sample_site.gate import Gate
from boss_bot.playground.sample_site.journal import SeenRequest
from boss_bot.playground.sample_site.pace import Pace
from boss_bot.playground.sample_site.plan import Plan
from boss_bot.playground.sample_site.ranges import asked_range
from boss_bot.playground.sample_site.sending import Delivery


class Traffic:
    """Answers requests by the plans it is given and keeps the journal.

    Attributes:
        requests: Every request so far, in the order they came.
        pace: The speed of every response.
    """

    def __init__(self, plan: Callable[[web.BaseRequest], Plan], pace: Pace) -> None:
        self.requests: list[SeenRequest] = []
        self.pace = pace
        self._plan = plan
        self._gates: dict[str, Gate] = {}
        self._running: set[asyncio.Task[object]] = set()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Write a request down and send what is planned for it."""
        plan = self._plan(request)
        seen = SeenRequest(
            method=request.method,
            path=request.path,
            range=asked_range(request.headers.get("Range"), len(plan.content)),
            status=plan.status,
            offset=plan.first,
        )
        self.requests.append(seen)
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return await Delivery(plan, seen, self.pace, lambda: self._gates.get(seen.path)).run(request)

    def hold(self, path: str, after: int) -> Gate:
        """Put up a gate for a path; one that stood there before is released."""
        earlier = self._gates.get(path)
        gate = self._gates[path] = Gate(after)
        if earlier is not None:
            earlier.release()
        return gate

    async def idle(self) -> None:
        """Wait until no response is running."""
        while self._running:
            await asyncio.wait(self._running)

    def cut_all(self) -> None:
        """End every running response at once, wherever it is."""
        for task in self._running:
            task.cancel()
