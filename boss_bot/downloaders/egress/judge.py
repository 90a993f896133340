"""Where a request may go: one resolution, every answer judged, and the connection made to what was judged."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import ip_address

import attrs

from boss_bot.domain.errors.refusals import BlockedAddressError, InvalidLinkError
from boss_bot.domain.links.addresses import PUBLIC_PORTS, is_public
from boss_bot.domain.links.hosts import canonical_host, judge_host
from boss_bot.downloaders.egress.dialling import Dialler, dial_any, dial_directly
from boss_bot.downloaders.egress.refusal import Refusal, RefusedError
from boss_bot.downloaders.egress.upstream import Upstream
from boss_bot.downloaders.egress.wire import Wire

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Turns a name and a port into addresses."""

CONNECT_TIMEOUT = 10.0
"""Seconds for the name and the connection together."""


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver.

    A name with a dot in it is asked for as it stands, with the dot of the root: the machine's search domains
    (resolv.conf(5)) would make another name of it. Names of the local network (RFC 6762) know no such dot.
    """
    whole = "." in host and not host.endswith(".local")
    loop = asyncio.get_running_loop()
    answers = await loop.getaddrinfo(f"{host}." if whole else host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


@attrs.frozen
class Destination:
    """Where a request leads, judged.

    Attributes:
        host: The canonical host.
        port: The port.
        exempt: Whether the rules of address and port leave it free.
        addresses: All of them may be connected to.
    """

    host: str
    port: int
    exempt: bool
    addresses: Sequence[str]


@attrs.frozen(eq=False, repr=False)
class Judge:
    """Decides where requests may go and makes the connection.

    Attributes:
        allowed: ``host:port`` pairs that are exempt from the rules of address and port.
        resolve: How names become addresses.
        upstream: The proxy that leads on to what is not exempt, None for the direct way.
        dial: How an address that was judged is connected to.
    """

    allowed: frozenset[str]
    resolve: Resolver = system_resolver
    upstream: Upstream | None = None
    dial: Dialler = dial_directly

    @classmethod
    def of(
        cls, allowed: frozenset[str], resolve: Resolver | None, dial: Dialler | None, upstream: Upstream | None
    ) -> "Judge":
        """Return a judge that resolves and dials as the system does where nothing else is given."""
        return cls(allowed, resolve or system_resolver, upstream, dial or dial_directly)

    async def destination(self, raw_host: str, port: int) -> Destination:
        """Judge where a request leads.

        Raises:
            RefusedError: The host, the port or any of the answers is not public, or the host is malformed.
            OSError: The name cannot be resolved.
        """
        try:
            host = canonical_host(raw_host)
            exempt = f"{host}:{port}" in self.allowed
            if not exempt and port not in PUBLIC_PORTS:
                raise RefusedError(Refusal.PORT)
            if not exempt:
                judge_host(host, port)
        except (InvalidLinkError, BlockedAddressError) as error:
            raise RefusedError(Refusal.HOST) from error
        answers = [host] if _is_address(host) else await self.resolve(host, port)
        if not answers:
            raise OSError("no address")
        if not exempt and not all(is_public(answer) for answer in answers):
            raise RefusedError(Refusal.ADDRESS)
        return Destination(host, port, exempt, answers)

    async def connect(self, raw_host: str, port: int) -> Wire:
        """Return a connection, made to an address that was judged, or through the upstream proxy to its host.

        Raises:
            RefusedError: As in `destination`.
            OSError: No address could be reached in time (a ``TimeoutError`` is one).
        """
        async with asyncio.timeout(CONNECT_TIMEOUT):
            goal = await self.destination(raw_host, port)
            if self.upstream is not None and not goal.exempt:
                return await self.upstream.tunnel(goal.host, goal.port)
            return Wire(await dial_any(goal.addresses, goal.port, self.dial))


def _is_address(host: str) -> bool:
    """Say whether a canonical host is an address and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
