"""The gateway: sessions of bots, over WebSockets, as of https://discord.com/developers/docs/events/gateway."""

from boss_bot.playground.local_discord.gateway.hub import Gateway
from boss_bot.playground.local_discord.gateway.opcodes import CloseCode, Intent, Opcode
from boss_bot.playground.local_discord.gateway.serve import GATEWAY_PATH, serve_gateway
from boss_bot.playground.local_discord.gateway.session import Session

__all__ = ["GATEWAY_PATH", "CloseCode", "Gateway", "Intent", "Opcode", "Session", "serve_gateway"]
