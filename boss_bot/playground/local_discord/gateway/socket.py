"""One WebSocket to a bot: payloads queue up and leave in order."""

import asyncio
import json
from typing import Any

import attrs
from aiohttp import web

from boss_bot.playground.local_discord.gateway.compression import Encoder
from boss_bot.playground.local_discord.gateway.opcodes import CloseCode, Opcode


@attrs.define(eq=False)
class Socket:
    """A connection. ``send`` never waits; `pump` does the writing."""

    ws: web.WebSocketResponse
    encoder: Encoder
    transport: asyncio.Transport | None
    _outgoing: asyncio.Queue[str] = attrs.field(factory=asyncio.Queue, init=False)

    def send(self, opcode: Opcode, data: Any, *, name: str | None = None, seq: int | None = None) -> None:
        """Queue a payload."""
        self._outgoing.put_nowait(json.dumps({"op": int(opcode), "d": data, "s": seq, "t": name}))

    async def pump(self) -> None:
        """Write what is queued, until cancelled or the connection is gone."""
        while True:
            frame = self.encoder.encode(await self._outgoing.get())
            try:
                if isinstance(frame, str):
                    await self.ws.send_str(frame)
                else:
                    await self.ws.send_bytes(frame)
            except ConnectionError:
                return

    async def close(self, code: CloseCode | int, reason: str = "") -> None:
        """Close properly, with a code."""
        await self.ws.close(code=int(code), message=reason.encode())

    def cut(self) -> None:
        """Cut the TCP connection without a word."""
        if self.transport is not None:
            self.transport.abort()
