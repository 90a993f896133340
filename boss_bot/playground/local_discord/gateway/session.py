"""What Discord remembers of a bot's connection, so that it can be taken up again."""

import secrets
from collections import deque
from typing import Any

import attrs

from boss_bot.playground.local_discord.gateway.opcodes import Intent, Opcode
from boss_bot.playground.local_discord.gateway.socket import Socket

EVENTS_KEPT = 5000
"""How many events wait for a RESUME; more than any outage of a test brings."""


@attrs.define(eq=False, kw_only=True)
class Session:
    """A session: intents, shard, the sequence number, and the events sent in it."""

    intents: Intent
    shard: tuple[int, int]
    socket: Socket | None
    id: str = attrs.field(factory=lambda: secrets.token_hex(16))
    seq: int = 0
    events: deque[tuple[int, str, Any]] = attrs.field(factory=lambda: deque(maxlen=EVENTS_KEPT), repr=False)

    @property
    def connected(self) -> bool:
        """Whether a socket serves it now."""
        return self.socket is not None

    def wants(self, intent: Intent, guild_id: int | None) -> bool:
        """Say whether it asked for events of ``intent``, and its shard is the guild's (direct messages: shard 0).

        Source: https://discord.com/developers/docs/events/gateway#sharding
        """
        number, count = self.shard
        return (not intent or bool(self.intents & intent)) and ((guild_id or 0) >> 22) % count == number

    def dispatch(self, name: str, data: Any) -> None:
        """Number an event, remember it and, if connected, send it."""
        self.seq += 1
        self.events.append((self.seq, name, data))
        if self.socket is not None:
            self.socket.send(Opcode.DISPATCH, data, name=name, seq=self.seq)

    def can_replay(self, seq: int) -> bool:
        """Say whether every event after ``seq`` is still here."""
        return seq == self.seq or (bool(self.events) and self.events[0][0] <= seq + 1)

    def resume(self, socket: Socket, seq: int) -> None:
        """Serve the session over ``socket``: send what came after ``seq``, then RESUMED."""
        self.socket = socket
        for number, name, data in tuple(self.events):
            if number > seq:
                socket.send(Opcode.DISPATCH, data, name=name, seq=number)
        self.dispatch("RESUMED", {})
