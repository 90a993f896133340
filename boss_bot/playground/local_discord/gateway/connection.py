"""The talk with one bot over one WebSocket."""

import json

import attrs
from aiohttp import WSMsgType

from boss_bot.playground.local_discord.gateway.compression import Plain, ZlibPayload
from boss_bot.playground.local_discord.gateway.hub import Gateway
from boss_bot.playground.local_discord.gateway.opcodes import (
    HIGHEST_INTENT,
    IGNORED,
    PRIVILEGED,
    CloseCode,
    Intent,
    Opcode,
)
from boss_bot.playground.local_discord.gateway.session import Session
from boss_bot.playground.local_discord.gateway.socket import Socket
from boss_bot.playground.local_discord.json_types import Json


@attrs.define(eq=False)
class Connection:
    """The server's side of the talk with one bot."""

    gateway: Gateway
    socket: Socket
    token: str
    session: Session | None = None

    async def run(self) -> None:
        """Greet, then answer everything that comes."""
        self.socket.send(Opcode.HELLO, {"heartbeat_interval": self.gateway.heartbeat_interval_ms, "_trace": []})
        async for frame in self.socket.ws:
            if frame.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                break
            try:
                payload = json.loads(frame.data)
                refusal = self._answer(Opcode(payload["op"]), payload.get("d"))
            except (json.JSONDecodeError, UnicodeDecodeError, AttributeError, KeyError, TypeError):
                refusal = CloseCode.DECODE_ERROR
            except ValueError:
                refusal = CloseCode.UNKNOWN_OPCODE
            if refusal is not None:
                await self.socket.close(refusal, refusal.name.replace("_", " ").capitalize())

    def _answer(self, opcode: Opcode, data: Json) -> CloseCode | None:
        """Do what a payload asks for; return why the connection must end, if it must."""
        if opcode is Opcode.HEARTBEAT:
            if self.gateway.acknowledge_heartbeats:
                self.socket.send(Opcode.HEARTBEAT_ACK, None)
            return None
        if opcode is Opcode.IDENTIFY:
            return self._identify(data)
        if opcode is Opcode.RESUME:
            return self._resume(data)
        if opcode not in IGNORED:
            return CloseCode.UNKNOWN_OPCODE
        return CloseCode.NOT_AUTHENTICATED if self.session is None else None

    def _identify(self, data: Json) -> CloseCode | None:
        shard = tuple(data.get("shard") or (0, 1))
        intents = int(data["intents"])
        if self.session is not None:
            return CloseCode.ALREADY_AUTHENTICATED
        if data["token"].removeprefix("Bot ") != self.token:
            return CloseCode.AUTHENTICATION_FAILED
        if len(shard) != 2 or not 0 <= shard[0] < shard[1]:
            return CloseCode.INVALID_SHARD
        if not 0 <= intents < HIGHEST_INTENT << 1:
            return CloseCode.INVALID_INTENTS
        if intents & PRIVILEGED & ~self.gateway.privileged_intents:
            return CloseCode.DISALLOWED_INTENTS
        if data.get("compress") and isinstance(self.socket.encoder, Plain):
            self.socket.encoder = ZlibPayload()
        self.session = self.gateway.identify(self.socket, Intent(intents), (shard[0], shard[1]))
        return None

    def _resume(self, data: Json) -> CloseCode | None:
        if data["token"].removeprefix("Bot ") != self.token:
            return CloseCode.AUTHENTICATION_FAILED
        session = self.gateway.sessions.get(data["session_id"])
        if session is not None and data["seq"] > session.seq:
            return CloseCode.INVALID_SEQ
        if session is None or not session.can_replay(data["seq"]):
            self.socket.send(Opcode.INVALID_SESSION, False)
            return None
        self.session = session
        self.gateway.resume(session, self.socket, data["seq"])
        return None
