"""The beat of the event loop: how late its timers are, and a sign of life for systemd's watchdog."""

import asyncio
import os
import socket
from collections.abc import Mapping

import attrs

from boss_bot.monitoring.metrics.metrics import Metrics

_EVERY = 1.0  # seconds


@attrs.define
class Supervisor:
    """The service manager, if one is listening (sd_notify(3)); without one nothing is sent.

    Attributes:
        address: Its datagram socket (``NOTIFY_SOCKET``), None when there is none; ``@`` begins an abstract name.
        patience: Seconds after which it takes us for dead (``WATCHDOG_USEC``), None when it does not watch.
    """

    address: str | None = None
    patience: float | None = None

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Supervisor":
        """Find the service manager that started this process."""
        watchdog = environment.get("WATCHDOG_USEC", "")
        ours = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        patience = int(watchdog) / 1e6 if watchdog.isascii() and watchdog.isdigit() and ours else None
        return cls(environment.get("NOTIFY_SOCKET") or None, patience)

    def tell(self, state: str) -> None:
        """Send one state: ``READY=1``, ``STOPPING=1``, ``WATCHDOG=1``. A manager that does not listen is no error."""
        if self.address is None:
            return
        address = f"\0{self.address[1:]}" if self.address.startswith("@") else self.address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            try:
                out.setblocking(False)
                out.sendto(state.encode(), address)
            except OSError:  # it is gone, or its buffer is full: the next beat comes in a second
                return


async def beat(metrics: Metrics, supervisor: Supervisor) -> None:
    """Measure the loop's lag for ever, and tell the supervisor that the loop turns."""
    loop = asyncio.get_running_loop()
    every = min(_EVERY, supervisor.patience / 3) if supervisor.patience else _EVERY
    while True:
        due = loop.time() + every
        await asyncio.sleep(every)
        metrics.lag.observe(max(0.0, loop.time() - due))
        if supervisor.patience:
            supervisor.tell("WATCHDOG=1")
