"""How things look on the wire: plain functions from the world to Discord's JSON."""

from boss_bot.playground.local_discord.wire.accounts import application_json, member_json, own_user_json, user_json
from boss_bot.playground.local_discord.wire.channels import channel_json, interaction_channel_json
from boss_bot.playground.local_discord.wire.guilds import guild_json
from boss_bot.playground.local_discord.wire.messages import message_json

__all__ = [
    "application_json",
    "channel_json",
    "guild_json",
    "interaction_channel_json",
    "member_json",
    "message_json",
    "own_user_json",
    "user_json",
]
