"""One socket of a proxied connection: reads and writes that keep nothing back, so that the gate is exact."""

import asyncio
import contextlib
import socket

import attrs

from boss_bot.downloaders.egress.headers import BadHeadError
from boss_bot.downloaders.egress.passes import Pass

CHUNK = 262_144
"""Bytes read at once; smaller chunks cost more CPU."""

MAX_HEAD = 65_536
"""Bytes that the head of a message may have."""


@attrs.define(eq=False, repr=False)
class Wire:
    """A connected, non-blocking socket and the bytes that were read too far; ``taken`` counts what was read."""

    link: socket.socket
    taken: int = 0
    _ahead: bytes = b""

    async def read(self, most: int = CHUNK) -> bytes:
        """Return the next bytes, none at the end."""
        if self._ahead:
            ahead, self._ahead = self._ahead, b""
            return ahead
        chunk = await asyncio.get_running_loop().sock_recv(self.link, most)
        self.taken += len(chunk)
        return chunk

    async def read_head(self) -> bytes:
        """Return the head of a message with its empty line.

        Raises:
            BadHeadError: It is too long, or the connection ended before it did.
        """
        head = b""
        while b"\r\n\r\n" not in head:
            more = await self.read()
            head += more
            if not more or len(head) > MAX_HEAD + CHUNK:
                raise BadHeadError("no end of the head")
        head, end, self._ahead = head.partition(b"\r\n\r\n")
        if len(head) > MAX_HEAD:
            raise BadHeadError("a long head")
        return head + end

    async def write(self, data: bytes) -> None:
        """Hand bytes to the other side; returns when the kernel has taken them all."""
        await asyncio.get_running_loop().sock_sendall(self.link, data)

    def close(self) -> None:
        """Close the socket."""
        with contextlib.suppress(OSError):
            self.link.shutdown(socket.SHUT_RDWR)
        self.link.close()


async def relay_down(site: Wire, job: Wire, right: Pass) -> None:
    """Carry what a site sends to the job, as long as its gate is open, until the site ends it.

    Raises:
        OverBudgetError: The job has had its share.
    """
    while True:
        await right.opened()
        chunk = await site.read(right.pace.slice(CHUNK))
        right.in_flight += len(chunk)
        try:
            await right.pace.take(len(chunk))
            # The gate may have closed while the chunk was on its way: it is kept here until it opens.
            await right.opened()
            if not chunk:
                return
            right.spend(len(chunk))
            await job.write(chunk)
            right.arrived()
        finally:
            right.in_flight -= len(chunk)


async def relay_up(job: Wire, site: Wire, right: Pass, *, length: int | None) -> None:
    """Carry what the job sends to the site: ``length`` bytes, or all when None; then wait until the job hangs up."""
    left = length
    while chunk := await job.read():
        await right.opened()
        if left is None:
            await site.write(chunk)
        elif left > 0:
            await site.write(chunk[:left])
            left = max(0, left - len(chunk))
