"""The HTTP side: ``/metrics``, ``/livez``, ``/readyz`` and ``/version``.

GET only.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import attrs
from aiohttp import web
from loguru import logger

from boss_bot.monitoring.connections import Connections

METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
"""Prometheus, Exposition formats."""

_ANSWER_S = 10.0
_MOST_HEADERS = 4096


@attrs.frozen(eq=False, repr=False)
class Answers:
    """What the endpoints tell.

    Attributes:
        metrics: Gives the metrics as text.
        trouble: Names what keeps the bot from serving; empty when it serves.
        version: The program's version.
    """

    metrics: Callable[[], Awaitable[bytes]]
    trouble: Callable[[], Awaitable[list[str]]]
    version: str

    async def _metrics(self, _: web.Request) -> web.Response:
        async with asyncio.timeout(_ANSWER_S):
            return web.Response(body=await self.metrics(), headers={"Content-Type": METRICS_TYPE})

    async def _live(self, _: web.Request) -> web.Response:
        return web.json_response({"live": True})

    async def _ready(self, _: web.Request) -> web.Response:
        trouble = await self.trouble()
        return web.json_response({"ready": not trouble, "trouble": trouble}, status=503 if trouble else 200)

    async def _version(self, _: web.Request) -> web.Response:
        return web.json_response({"version": self.version})

    def app(self) -> web.Application:
        """Build the application."""
        app = web.Application(middlewares=[_plain])
        for path, handler in (
            ("/metrics", self._metrics), ("/livez", self._live), ("/readyz", self._ready), ("/version", self._version),
        ):  # fmt: skip
            app.router.add_get(path, handler, allow_head=False)
        return app


@web.middleware
async def _plain(request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> Any:
    """Let nothing be kept or guessed by a browser."""
    response = await handler(request)
    response.headers.update({"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
    return response


@attrs.define(eq=False, repr=False)
class Endpoints:
    """The server, while it runs."""

    address: tuple[str, int]
    _runner: web.AppRunner
    _server: asyncio.Server

    @classmethod
    async def start(cls, address: str, answers: Answers) -> "Endpoints | None":
        """Listen on ``host:port``; a port that cannot be had is a warning, and the bot goes on without."""
        host, _, port = address.rpartition(":")
        runner = web.AppRunner(
            answers.app(), access_log=None, handle_signals=False, max_line_size=_MOST_HEADERS,
            max_field_size=_MOST_HEADERS, keepalive_timeout=10.0,
        )  # fmt: skip
        await runner.setup()
        loop = asyncio.get_running_loop()
        try:
            server = await loop.create_server(Connections(runner).take, host.strip("[]"), int(port))
        except (OSError, OverflowError) as error:
            logger.warning("no health and metrics on {}: {} (BOSS_BOT_HTTP_ADDRESS)", address, error)
            await runner.cleanup()
            return None
        return cls(server.sockets[0].getsockname()[:2], runner, server)

    async def stop(self) -> None:
        """Stop listening and close every connection."""
        self._server.close()
        await self._runner.cleanup()
