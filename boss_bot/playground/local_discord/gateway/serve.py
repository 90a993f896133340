"""One WebSocket of a bot, from its opening to its end."""

import asyncio
import contextlib

from aiohttp import web

from boss_bot.playground.local_discord.gateway.compression import Plain, encoder_for
from boss_bot.playground.local_discord.gateway.connection import Connection
from boss_bot.playground.local_discord.gateway.hub import Gateway
from boss_bot.playground.local_discord.gateway.opcodes import CloseCode
from boss_bot.playground.local_discord.gateway.socket import Socket

GATEWAY_PATH = "/gateway"
ENDS_SESSION = frozenset({1000, 1001})
"""A client that closes with one of these is logged out (https://discord.com/developers/docs/events/gateway#disconnecting)."""


async def serve_gateway(request: web.Request, gateway: Gateway, token: str) -> web.WebSocketResponse:
    """Serve one WebSocket until it ends. ``token`` is the one to IDENTIFY with."""
    ws = web.WebSocketResponse(compress=False, timeout=1.0)
    await ws.prepare(request)
    encoder = encoder_for(request.query.get("compress"))
    socket = Socket(ws, encoder or Plain(), request.transport)
    if encoder is None or request.query.get("v", "10") != "10" or request.query.get("encoding", "json") != "json":
        await socket.close(CloseCode.INVALID_API_VERSION, "Invalid API version.")
        return ws
    connection = Connection(gateway, socket, token)
    gateway.sockets.add(socket)
    writer = asyncio.create_task(socket.pump())
    try:
        await connection.run()
    finally:
        gateway.sockets.discard(socket)
        writer.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await writer
        if connection.session is not None:
            gateway.release(connection.session, socket, over=ws.close_code in ENDS_SESSION)
    return ws
