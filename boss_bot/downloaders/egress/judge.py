"""Where a request may go: one resolution, every answer judged, and the connection made to what was judged."""

import asyncio
import contextlib
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address

import attrs

from boss_bot.domain.addresses import is_public
from boss_bot.domain.errors import BlockedAddressError, InvalidLinkError
from boss_bot.domain.hosts import canonical_host, judge_host

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Turns a name and a port into addresses."""

Dialler = Callable[[str, int], Awaitable[socket.socket]]
"""Connects to an address and a port; the socket does not block."""

CONNECT_TIMEOUT = 10.0
"""Seconds for the name and the connection together."""


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver."""
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


async def dial_directly(address: str, port: int) -> socket.socket:
    """Connect to one address."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    dialled = socket.socket(family, socket.SOCK_STREAM)
    with contextlib.ExitStack() as unless_connected:
        unless_connected.callback(dialled.close)
        dialled.setblocking(False)
        dialled.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(dialled, (address, port))
        unless_connected.pop_all()
    return dialled


@attrs.frozen
class Judge:
    """Decides where requests may go and makes the connection.

    Attributes:
        allowed: ``host:port`` pairs that are exempt from the rules of address and port.
        resolve: How names become addresses.
        dial: How an address that was judged is connected to.
    """

    allowed: frozenset[str]
    resolve: Resolver = system_resolver
    dial: Dialler = dial_directly

    async def addresses(self, raw_host: str, port: int) -> Sequence[str]:
        """Return the addresses of a host, all of which may be connected to.

        Raises:
            BlockedAddressError: The host, the port or any of the answers is not public, or the host is malformed.
            OSError: The name cannot be resolved.
        """
        try:
            host = canonical_host(raw_host)
        except InvalidLinkError as error:
            raise BlockedAddressError from error
        exempt = f"{host}:{port}" in self.allowed
        if not exempt:
            try:
                judge_host(host, port)
            except InvalidLinkError as error:
                raise BlockedAddressError from error
        answers = [host] if _is_address(host) else await self.resolve(host, port)
        if not answers:
            raise OSError("no address")
        if not exempt and not all(is_public(answer) for answer in answers):
            raise BlockedAddressError
        return answers

    async def connect(self, raw_host: str, port: int) -> socket.socket:
        """Return a connected socket, made to an address that was judged.

        Raises:
            BlockedAddressError: As in `addresses`.
            OSError: No address could be reached in time (a ``TimeoutError`` is one).
        """
        async with asyncio.timeout(CONNECT_TIMEOUT):
            failure = OSError("no address")
            for address in await self.addresses(raw_host, port):
                try:
                    return await self.dial(address, port)
                except OSError as error:
                    failure = error
            raise failure


def _is_address(host: str) -> bool:
    """Say whether a canonical host is an address and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
