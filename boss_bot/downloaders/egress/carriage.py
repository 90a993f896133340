"""The bytes of one connection, in both directions, until it ends."""

import asyncio

from boss_bot.downloaders.egress.headers import BadHeadError
from boss_bot.downloaders.egress.heads import RequestHead, closing_response
from boss_bot.downloaders.egress.passes import Pass
from boss_bot.downloaders.egress.wire import Wire, relay_down, relay_up

IDLE_TIMEOUT = 30.0
"""Seconds without a byte after which a connection is given up; not counted while the gate is closed."""


async def carry(request: RequestHead, job: Wire, site: Wire, right: Pass, *, idle: float) -> None:
    """Carry bytes in both directions until one side has had enough, or nothing has moved for ``idle`` seconds.

    Raises:
        BadHeadError: The length of the request's body cannot be told.
        OverBudgetError: The job has had its share.
    """
    tunnel = request.method == b"CONNECT"
    length = None if tunnel else request.body_length
    if tunnel:
        await job.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
    else:
        await site.write(request.forwarded())
    up = asyncio.create_task(relay_up(job, site, right, length=length))
    down = asyncio.create_task(_answer(site, job, right, None if tunnel else idle))
    try:
        await _until_idle({up, down}, (job, site), right, idle)
    finally:
        up.cancel()
        down.cancel()
        await asyncio.gather(up, down, return_exceptions=True)


async def _until_idle(tasks: set[asyncio.Task[None]], wires: tuple[Wire, Wire], right: Pass, idle: float) -> None:
    """Wait until one of the tasks ends or no byte has moved for a while, pauses not counted."""
    while True:
        before = [wire.taken for wire in wires], right.openings
        done, _ = await asyncio.wait(tasks, timeout=idle, return_when=asyncio.FIRST_COMPLETED)
        if done:
            await done.pop()
            return
        if right.is_open and before == ([wire.taken for wire in wires], right.openings):
            return


async def _answer(site: Wire, job: Wire, right: Pass, patience: float | None) -> None:
    """Carry the site's answer to the job; outside a tunnel its head says that the connection ends after it.

    Args:
        site: Where it comes from.
        job: Where it goes.
        right: The job's right.
        patience: Seconds for the head, None in a tunnel, where it cannot be seen.
    """
    if patience is not None:
        status, head = 100, b""
        while 100 <= status < 200:
            try:
                status, head = closing_response(await _head_in_time(site, right, patience))
            except (BadHeadError, TimeoutError):
                await refuse(job, b"502 Bad Gateway")
                return
        await right.opened()
        await job.write(head)
    await relay_down(site, job, right)


async def _head_in_time(site: Wire, right: Pass, patience: float) -> bytes:
    """Read the head of a site's answer, however it dribbles in; pauses are not counted.

    Raises:
        BadHeadError: There is none.
        TimeoutError: It takes too long.
    """
    reading = asyncio.create_task(site.read_head())
    end = right.watch.seconds + patience
    try:
        while (left := end - right.watch.seconds) > 0:
            if (await asyncio.wait({reading}, timeout=left))[0]:
                return reading.result()
        raise TimeoutError
    finally:
        reading.cancel()


async def refuse(job: Wire, status: bytes) -> None:
    """Answer without a body."""
    await job.write(b"HTTP/1.1 " + status + b"\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
