"""Channels as JSON."""

from boss_bot.playground.local_discord.clock import iso_timestamp
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.snowflakes import moment_of
from boss_bot.playground.local_discord.wire.accounts import user_json
from boss_bot.playground.local_discord.world import Channel, ChannelType


def channel_json(channel: Channel) -> Json:
    """Return a channel object (https://discord.com/developers/docs/resources/channel#channel-object)."""
    body: Json = {
        "id": str(channel.id),
        "type": int(channel.type),
        "last_message_id": str(channel.last_message_id) if channel.last_message_id else None,
        "flags": 0,
    }
    if channel.recipient is not None:
        return body | {"recipients": [user_json(channel.recipient)]}
    body |= {"name": channel.name, "rate_limit_per_user": 0}
    if channel.guild is not None:
        body["guild_id"] = str(channel.guild.id)
    if channel.type is ChannelType.PUBLIC_THREAD:
        return body | _thread_fields(channel)
    return body | {
        "parent_id": None,
        "position": channel.position,
        "permission_overwrites": [],
        "nsfw": channel.nsfw,
        "topic": None,
    }


def _thread_fields(thread: Channel) -> Json:
    """Return what only threads have; nobody is known to have opened one, so its owner is its parent's id."""
    made = iso_timestamp(moment_of(thread.id))
    parent = str(thread.parent.id) if thread.parent else None
    return {
        "parent_id": parent,
        "owner_id": parent,
        "member_count": 1,
        "message_count": 0,
        "total_message_sent": 0,
        "thread_metadata": {
            "archived": False,
            "archive_timestamp": made,
            "auto_archive_duration": 1440,
            "locked": False,
            "create_timestamp": made,
        },
    }


def interaction_channel_json(channel: Channel, permissions: int) -> Json:
    """Return the partial channel of an interaction, with what the invoking member may do in it.

    The fields are those of a real payload: ``recipients`` only in direct messages, no overwrites.
    """
    body = {key: value for key, value in channel_json(channel).items() if key != "permission_overwrites"}
    return body if channel.recipient else body | {"permissions": str(permissions)}
