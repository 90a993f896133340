"""How a plan becomes bytes on a connection: paced, held at gates, counted, and cut where the plan says so."""

import asyncio
import socket
from collections.abc import Callable

import attrs
from aiohttp import web
from aiohttp.abc import AbstractStreamWriter

from boss_bot.playground.sample_site.gate import Gate
from boss_bot.playground.sample_site.journal import SeenRequest
from boss_bot.playground.sample_site.pace import Allowance, Pace
from boss_bot.playground.sample_site.plan import Plan

_KERNEL_BUFFER = 64 * 1024


@attrs.define
class Delivery:
    """One response on its way.

    Attributes:
        plan: What is to be sent.
        seen: The journal's entry, brought up to date as bytes go out.
        pace: The site's speed.
        gate: Looks up the gate that stands for this path now, if there is one.
    """

    plan: Plan
    seen: SeenRequest
    pace: Pace
    gate: Callable[[], Gate | None]

    async def run(self, request: web.BaseRequest) -> web.StreamResponse:
        """Send the response to its end; a client that leaves ends it too."""
        _keep_buffers_small(request)
        response = web.StreamResponse(status=self.plan.status, headers=self.plan.headers)
        response.content_length = self.plan.length
        try:
            writer = await response.prepare(request)
            if writer is not None and request.method != "HEAD" and await self._pump(writer) and request.transport:
                request.transport.close()  # all written has been flushed: the client sees the end of the stream
        except ConnectionError:
            pass  # the client went away while bytes were written: nothing that the server should log
        finally:
            self.seen.finished = True
        return response

    async def _pump(self, writer: AbstractStreamWriter) -> bool:
        """Write the body; True if the connection is to be cut now."""
        allowance = Allowance(self.pace)
        plan, at, cut = self.plan, self.plan.first, self.plan.cut_at
        while True:
            if cut is not None and at >= cut:
                if plan.cuts():
                    return True
                cut = None
            end = plan.stop if cut is None else min(plan.stop, cut)
            if at >= end:
                return False
            allowed = await self._pass_gate(1 if plan.drip else allowance.next_chunk())
            chunk = self._bytes_at(at, min(allowed, end - at))
            await self._write(writer, chunk)
            at += len(chunk)
            await (asyncio.sleep(plan.drip) if plan.drip else allowance.spend(len(chunk)))

    async def _pass_gate(self, wanted: int) -> int:
        """Wait at the path's gate if it is reached, then say how many of the wanted bytes may go."""
        while (gate := self.gate()) is not None and (left := gate.left(self.seen.bytes_sent)) is not None:
            if left:
                return min(wanted, left)
            await gate.wait()
        return wanted

    def _bytes_at(self, at: int, count: int) -> memoryview:
        """Take up to `count` bytes, at least one; past its end the content begins again."""
        start = at % len(self.plan.content)
        return memoryview(self.plan.content)[start : start + count]

    async def _write(self, writer: AbstractStreamWriter, chunk: memoryview) -> None:
        await writer.write(chunk)
        self.seen.bytes_sent += len(chunk)
        await writer.drain()


def _keep_buffers_small(request: web.BaseRequest) -> None:
    """Let little lie between us and the client, so that `bytes_sent` stays near to what it read."""
    transport = request.transport
    if transport is None:
        return
    transport.set_write_buffer_limits(high=0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _KERNEL_BUFFER)
