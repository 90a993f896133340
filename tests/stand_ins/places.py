"""A server that answers as many hosts at once, over TLS that a private authority signed.

The real extractors of gallery-dl and yt-dlp talk to it as they would to the sites: same hosts, same paths, same shapes.
It lives with the tests because it needs a certificate authority (trustme), which the product must not carry.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Self

import attrs
import trustme
from aiohttp import web

Answer = Callable[[web.Request], web.StreamResponse | Awaitable[web.StreamResponse | None] | None]
"""Answers a request to one of its hosts, at once or in a while; None when there is nothing at this address."""

PUBLIC = "93.184.215.14"


@attrs.frozen
class Visit:
    """One request that came in."""

    method: str
    host: str
    path: str
    query: str
    cookies: Mapping[str, str]


@attrs.define
class Places:
    """The stand-in of several sites.

    Attributes:
        answers: Who answers for which host.
        certificate: The file with the private authority's certificate.
        visits: Every request so far.
        tunnels: Where the proxy was asked to lead.
    """

    answers: Mapping[str, Answer]
    certificate: Path
    visits: list[Visit] = attrs.field(factory=list)
    port: int = 0
    tunnels: list[str] = attrs.field(factory=list)
    _proxy: asyncio.Server | None = None
    _runner: web.AppRunner | None = None

    @classmethod
    async def start(cls, answers: Mapping[str, Answer], folder: Path) -> Self:
        """Make an authority and a certificate for every host, and listen."""
        authority = trustme.CA()
        places = cls(answers, folder / "authority.pem")
        authority.cert_pem.write_to_path(str(places.certificate))
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(*answers).configure_cert(context)
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", places._answer)
        runner = places._runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
        places.port = runner.addresses[0][1]
        return places

    async def open_proxy(self) -> str:
        """Listen as an http proxy too, as a company has one between its network and the sites; return its address."""
        self._proxy = await asyncio.start_server(self._tunnel, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._proxy.sockets[0].getsockname()[1]}"

    async def _tunnel(self, job: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Lead one connection here, wherever it was to go."""
        self.tunnels.append((await job.readuntil(b"\r\n\r\n")).decode().split()[1])
        site, there = await asyncio.open_connection("127.0.0.1", self.port)
        back.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        async with asyncio.TaskGroup() as both:
            both.create_task(_carry(job, there))
            both.create_task(_carry(site, back))

    async def stop(self) -> None:
        if self._proxy:
            self._proxy.close()
            await self._proxy.wait_closed()
        if self._runner:
            await self._runner.cleanup()

    async def resolve(self, host: str, _: int) -> list[str]:
        """Answer for the names that are known here with a public address, as the real names have one."""
        if host not in self.answers:
            raise OSError("no such name")
        return [PUBLIC]

    async def dial(self, address: str, port: int) -> socket.socket:
        """Connect to this server instead of the public address."""
        assert (address, port) == (PUBLIC, 443)
        link = socket.socket()
        link.setblocking(False)
        await asyncio.get_running_loop().sock_connect(link, ("127.0.0.1", self.port))
        return link

    def to(self, host: str) -> list[Visit]:
        """List the requests to one host."""
        return [visit for visit in self.visits if visit.host == host]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        host = request.host.partition(":")[0]
        self.visits.append(Visit(request.method, host, request.path, request.query_string, dict(request.cookies)))
        answer = self.answers.get(host)
        answered = answer and answer(request)
        if isinstance(answered, Awaitable):
            answered = await answered
        return answered or web.Response(status=404, text="nothing here")


async def _carry(come: asyncio.StreamReader, go: asyncio.StreamWriter) -> None:
    """Carry bytes in one direction until their source ends."""
    with contextlib.suppress(ConnectionError):
        while chunk := await come.read(65_536):
            go.write(chunk)
            await go.drain()
    go.close()
