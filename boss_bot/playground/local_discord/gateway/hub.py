"""All sessions together: who is connected, and events for those who asked for them."""

from typing import Any

import attrs

from boss_bot.playground.local_discord.gateway.message_events import message_event
from boss_bot.playground.local_discord.gateway.opcodes import Intent, Opcode
from boss_bot.playground.local_discord.gateway.session import Session
from boss_bot.playground.local_discord.gateway.socket import Socket
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.wire.accounts import own_user_json
from boss_bot.playground.local_discord.wire.guilds import gateway_guild_json
from boss_bot.playground.local_discord.world import Guild, Message, World

HEARTBEAT_INTERVAL_MS = 41_250
SESSIONS_KEPT = 20


@attrs.define(eq=False)
class Gateway:
    """The sessions of the bot.

    ``heartbeat_interval_ms`` is what HELLO asks for; ``acknowledge_heartbeats`` off makes every connection look dead;
    ``privileged_intents`` are those the application was granted (none).
    """

    world: World
    url: str = ""
    heartbeat_interval_ms: int = HEARTBEAT_INTERVAL_MS
    acknowledge_heartbeats: bool = True
    privileged_intents: Intent = Intent.NONE
    sessions: dict[str, Session] = attrs.field(factory=dict)
    sockets: set[Socket] = attrs.field(factory=set)
    identifies: int = 0
    resumes: int = 0

    @property
    def connected(self) -> list[Session]:
        """The sessions that are served by a socket now."""
        return [session for session in self.sessions.values() if session.connected]

    def identify(self, socket: Socket, intents: Intent, shard: tuple[int, int]) -> Session:
        """Begin a session: READY, then the guilds, if it wants them."""
        session = Session(intents=intents, shard=shard, socket=socket)
        self._forget_old_sessions()
        self.sessions[session.id] = session
        self.identifies += 1
        guilds = [g for g in self.world.guilds.values() if g.bot_is_member and session.wants(Intent.NONE, g.id)]
        session.dispatch("READY", self._ready(session, guilds))
        if Intent.GUILDS in intents:
            for guild in guilds:
                session.dispatch("GUILD_CREATE", gateway_guild_json(guild, self.world.bot.id))
        self.world.changes.announce()
        return session

    def resume(self, session: Session, socket: Socket, seq: int) -> None:
        """Take a session up again over a new socket."""
        session.resume(socket, seq)
        self.resumes += 1
        self.world.changes.announce()

    def release(self, session: Session, socket: Socket, *, over: bool) -> None:
        """Note that ``socket`` is gone, and with it, when it is ``over``, the session."""
        if session.socket is socket:
            session.socket = None
        if over and session.socket is None:
            self.sessions.pop(session.id, None)
        self.world.changes.announce()

    def dispatch(self, name: str, data: Any, *, intent: Intent = Intent.NONE, guild_id: int | None = None) -> None:
        """Send an event to every session that wants it; those not connected get it when they resume."""
        for session in self.sessions.values():
            if session.wants(intent, guild_id):
                session.dispatch(name, data)

    def dispatch_message(self, name: str, message: Message, body: Json) -> None:
        """Send a message event; ephemeral ones are sent to nobody."""
        if message.ephemeral:
            return
        guild = message.channel.guild
        intent = Intent.GUILD_MESSAGES if guild else Intent.DIRECT_MESSAGES
        for session in self.sessions.values():
            if session.wants(intent, guild.id if guild else None):
                session.dispatch(name, message_event(message, body, session.intents, self.world.bot.id))

    def announce_guild(self, guild: Guild) -> None:
        """Tell the sessions of a guild that the bot has joined."""
        if guild.bot_is_member:
            body = gateway_guild_json(guild, self.world.bot.id)
            del body["unavailable"]  # by that a client tells a guild that is new to it from one that is back
            self.dispatch("GUILD_CREATE", body, intent=Intent.GUILDS, guild_id=guild.id)

    def broadcast(self, opcode: Opcode, data: Any) -> None:
        """Send a payload that is no event over every socket."""
        for socket in self.sockets:
            socket.send(opcode, data)

    def _forget_old_sessions(self) -> None:
        lost = [session.id for session in self.sessions.values() if not session.connected]
        for name in lost[: max(0, len(self.sessions) - SESSIONS_KEPT)]:
            del self.sessions[name]

    def _ready(self, session: Session, guilds: list[Guild]) -> Json:
        return {
            "v": 10,
            "user": own_user_json(self.world.bot),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "session_type": "normal",
            "shard": list(session.shard),
            "application": {"id": str(self.world.bot.id), "flags": 0},
            "private_channels": [],
        }
