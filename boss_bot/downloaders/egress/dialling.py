"""Connections that the proxy makes, to addresses that were judged."""

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Sequence

Dialler = Callable[[str, int], Awaitable[socket.socket]]
"""Connects to an address and a port; the socket does not block."""

_AHEAD = 320 << 10
"""Bytes that a site may send ahead; the kernel takes it twice (socket(7)). With the chunk that is kept back in a pause
it is less than 1 MiB. It also bounds the speed of one connection: 320 KiB each round trip."""


async def dial_directly(address: str, port: int) -> socket.socket:
    """Connect to one address."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    dialled = socket.socket(family, socket.SOCK_STREAM)
    with contextlib.ExitStack() as unless_connected:
        unless_connected.callback(dialled.close)
        dialled.setblocking(False)
        dialled.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        dialled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _AHEAD)
        await asyncio.get_running_loop().sock_connect(dialled, (address, port))
        unless_connected.pop_all()
    return dialled


async def dial_any(addresses: Sequence[str], port: int, dial: Dialler) -> socket.socket:
    """Connect to the first of some addresses that answers.

    Args:
        addresses: They were judged.
        port: Port of all of them.
        dial: How one of them is connected to.

    Raises:
        OSError: None does.
    """
    failure = OSError("no address")
    for address in addresses:
        try:
            return await dial(address, port)
        except OSError as error:
            failure = error
    raise failure
