"""What exists at the local Discord: guilds, channels, members, messages, and the news of their change."""

from boss_bot.playground.local_discord.world.changes import Changes
from boss_bot.playground.local_discord.world.messages import Attachment, Message
from boss_bot.playground.local_discord.world.people import Member, User
from boss_bot.playground.local_discord.world.permissions import Permission
from boss_bot.playground.local_discord.world.places import Channel, ChannelType, Guild, Role
from boss_bot.playground.local_discord.world.world import World

__all__ = [
    "Attachment",
    "Changes",
    "Channel",
    "ChannelType",
    "Guild",
    "Member",
    "Message",
    "Permission",
    "Role",
    "User",
    "World",
]
