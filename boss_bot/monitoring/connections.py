"""The connections of the HTTP side: each has an end, so that a client who sends or reads slowly can hold nothing."""

import asyncio

import attrs
from aiohttp import web

LONGEST = 10.0
"""Seconds that a connection may last."""

MOST = 64
"""Connections at a time."""


@attrs.frozen
class Connections:
    """Takes connections; where there are too many the oldest goes, so that whoever comes now is answered.

    Attributes:
        runner: What serves them.
    """

    runner: web.AppRunner

    def take(self) -> asyncio.Protocol:
        """Return what serves one more connection."""
        serve = self.runner.server
        if serve is None:
            return _Closed()
        if len(serve.connections) >= MOST:
            _cut(serve.connections[-MOST])  # those before it are cut already and not yet gone
        handler = serve()
        asyncio.get_running_loop().call_later(LONGEST, _cut, handler)
        return handler


def _cut(connection: web.RequestHandler) -> None:
    """End a connection at once, whatever of its answer was not read."""
    transport = connection.transport
    connection.force_close()
    if transport is not None:
        transport.abort()


class _Closed(asyncio.Protocol):
    """A connection that came while the server ends."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()
