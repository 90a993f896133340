"""The egress proxy's listening side: it takes connections and knows who may use them."""

import asyncio
import socket
from collections import Counter

from boss_bot.downloaders.egress.carriage import IDLE_TIMEOUT
from boss_bot.downloaders.egress.dialling import Dialler
from boss_bot.downloaders.egress.ending import end_all
from boss_bot.downloaders.egress.exchange import HEAD_TIMEOUT, Exchange
from boss_bot.downloaders.egress.judge import Judge, Resolver
from boss_bot.downloaders.egress.passes import Pass
from boss_bot.downloaders.egress.refusal import Refusal
from boss_bot.downloaders.egress.throttle import Pace, Throttle
from boss_bot.downloaders.egress.upstream import Upstream
from boss_bot.downloaders.egress.wire import Wire

_HOST = "127.0.0.1"
_BACKLOG = 256


class EgressProxy:
    """A forward proxy on a free port of 127.0.0.1: ``CONNECT`` tunnels and plain http requests.

    Args:
        judge: Decides where requests may go.
        idle_timeout: Seconds without a byte after which a connection is given up.
        bandwidth: Bytes a second that all jobs share, None for no limit.
    """

    def __init__(self, judge: Judge, *, idle_timeout: float = IDLE_TIMEOUT, bandwidth: int | None = None) -> None:
        self._shared = Throttle(bandwidth)
        self._passes: dict[str, Pass] = {}
        self._exchange = Exchange(self._passes.get, judge, idle_timeout, min(idle_timeout, HEAD_TIMEOUT))
        self._listener = socket.create_server((_HOST, 0), backlog=_BACKLOG)
        self._listener.setblocking(False)
        self._connections: set[asyncio.Task[None]] = set()
        self._accepting: asyncio.Task[None] | None = None

    @classmethod
    def start(
        cls,
        allowed: frozenset[str],
        resolve: Resolver | None = None,
        dial: Dialler | None = None,
        *,
        idle_timeout: float = IDLE_TIMEOUT,
        bandwidth: int | None = None,
        upstream: Upstream | None = None,
    ) -> "EgressProxy":
        """Start a proxy; must be called while the event loop runs."""
        judge = Judge.of(allowed, resolve, dial, upstream)
        proxy = cls(judge, idle_timeout=idle_timeout, bandwidth=bandwidth)
        proxy._accepting = asyncio.create_task(proxy._accept())
        return proxy

    @property
    def refused(self) -> Counter[Refusal]:
        """How often a request was turned down since the start, by the reason."""
        return self._exchange.refused

    @property
    def address(self) -> tuple[str, int]:
        """Host and port that the proxy listens on."""
        host, port = self._listener.getsockname()
        return str(host), int(port)

    def url_for(self, right: Pass) -> str:
        """Return the proxy's address with the credentials of a pass. Secret: never logged."""
        host, port = self.address
        return f"http://{right.run}:{right.token}@{host}:{port}"

    def admit(self, run: str, *, budget: int, bandwidth: int | None = None) -> Pass:
        """Give a run the right to use the proxy, for ``budget`` bytes, at most ``bandwidth`` of them a second."""
        right = self._passes[run] = Pass(run, budget, Pace(Throttle(bandwidth), self._shared))
        return right

    async def dismiss(self, right: Pass) -> None:
        """Take a right back and end its connections."""
        self._passes.pop(right.run, None)
        await end_all(right.tasks)

    async def stop(self) -> None:
        """End everything and close the port."""
        if self._accepting is not None:
            await end_all({self._accepting})
        await end_all(self._connections)
        self._passes.clear()
        self._listener.close()

    async def _accept(self) -> None:
        """Take connections for ever."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                accepted, _ = await loop.sock_accept(self._listener)
            except OSError:
                await asyncio.sleep(0.1)  # no file descriptors left: others have to end first
                continue
            accepted.setblocking(False)
            accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            task = asyncio.create_task(self._serve(Wire(accepted)))
            self._connections.add(task)
            task.add_done_callback(self._connections.discard)

    async def _serve(self, job: Wire) -> None:
        """Serve one connection and close it."""
        try:
            await self._exchange.serve(job)
        finally:
            job.close()
