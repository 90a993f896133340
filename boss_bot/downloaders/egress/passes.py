"""A job's right to use the egress proxy, with what it did with it."""

import asyncio
import base64
import contextlib
import secrets
from collections.abc import Iterator

import attrs

from boss_bot.domain.errors.failures import JobError
from boss_bot.downloaders.egress.stopwatch import Stopwatch
from boss_bot.downloaders.egress.throttle import Pace


class OverBudgetError(Exception):
    """A job has fetched more bytes than it may."""


@attrs.define(eq=False, repr=False)
class Pass:
    """One job's right to use the proxy.

    Attributes:
        run: Name of the run, the user name of its credentials.
        budget: Bytes that all responses together may have.
        pace: Its limits of speed.
        token: The secret that goes with the name.
        received: Bytes handed to the job so far, headers not counted.
        refused: Requests that were turned down because of where they led.
        exceeded: Whether the job ran into its budget.
        in_flight: Bytes read from a site and not yet taken by the job's sockets.
        openings: How often the gate was opened again.
        tasks: The job's connections that are being served.
        watch: The job's active time.
        verdict: Why the bot ended the job, None while it did not.
    """

    run: str
    budget: int
    pace: Pace = attrs.field(factory=Pace, repr=False)
    token: str = attrs.field(factory=lambda: secrets.token_urlsafe(24), repr=False)
    received: int = 0
    refused: int = 0
    exceeded: bool = False
    in_flight: int = 0
    openings: int = 0
    tasks: set[asyncio.Task[object]] = attrs.field(factory=set, repr=False)
    watch: Stopwatch = attrs.field(factory=Stopwatch, repr=False)
    verdict: JobError | None = None
    _gate: asyncio.Event = attrs.field(factory=asyncio.Event, repr=False)
    _moved: asyncio.Event = attrs.field(factory=asyncio.Event, repr=False)

    def __attrs_post_init__(self) -> None:
        self._gate.set()

    @property
    def is_open(self) -> bool:
        """Whether bytes may flow."""
        return self._gate.is_set()

    def close_gate(self) -> None:
        """Let no more bytes through; at most one chunk of each connection is still read, and kept."""
        self._gate.clear()
        self.watch.stop()

    def open_gate(self) -> None:
        """Let bytes through again."""
        self.openings += 1
        self._moved.clear()
        self.watch.go()
        self._gate.set()

    async def opened(self) -> None:
        """Wait until bytes may flow."""
        await self._gate.wait()

    async def moved(self) -> None:
        """Wait until bytes have flowed since the gate was opened."""
        await self._moved.wait()

    def spend(self, size: int) -> None:
        """Count bytes for the job.

        Raises:
            OverBudgetError: The job has had its share.
        """
        self.received += size
        if self.received > self.budget:
            self.exceeded = True
            raise OverBudgetError

    def arrived(self) -> None:
        """Note that bytes have reached the job."""
        self._moved.set()

    @contextlib.contextmanager
    def connection(self) -> Iterator[None]:
        """Count the current task among the job's connections while it serves one."""
        task = asyncio.current_task()
        if task is not None:
            self.tasks.add(task)
        try:
            yield
        finally:
            self.tasks.discard(task)

    def credentials(self) -> bytes:
        """Return the value of the ``Proxy-Authorization`` header that shows this pass (RFC 7617)."""
        return b"Basic " + base64.b64encode(f"{self.run}:{self.token}".encode())
