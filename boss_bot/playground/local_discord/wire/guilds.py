"""Guilds and their roles as JSON."""

from boss_bot.playground.local_discord.clock import iso_timestamp
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.snowflakes import moment_of
from boss_bot.playground.local_discord.wire.accounts import member_json
from boss_bot.playground.local_discord.wire.channels import channel_json
from boss_bot.playground.local_discord.world import ChannelType, Guild, Role

UNSET = (
    *("icon", "splash", "discovery_splash", "banner", "home_header", "description", "application_id"),
    *("afk_channel_id", "system_channel_id", "rules_channel_id", "public_updates_channel_id", "widget_channel_id"),
    *("safety_alerts_channel_id", "vanity_url_code", "incidents_data", "max_presences"),
)
"""Fields of a guild that are null until somebody sets them."""


def role_json(role: Role) -> Json:
    """Return a role object (https://discord.com/developers/docs/topics/permissions#role-object)."""
    return {
        "id": str(role.id),
        "name": role.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": 0,
        "permissions": str(role.permissions),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def guild_json(guild: Guild) -> Json:
    """Return a guild object (https://discord.com/developers/docs/resources/guild#guild-object)."""
    return dict.fromkeys(UNSET) | {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.id),
        "region": "deprecated",
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "system_channel_flags": 0,
        "premium_tier": guild.premium_tier,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "widget_enabled": False,
        "max_members": 500_000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "preferred_locale": guild.locale,
        "nsfw_level": 0,
        "nsfw": False,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role_json(role) for role in guild.roles.values()],
    }


def gateway_guild_json(guild: Guild, bot_id: int) -> Json:
    """Return what GUILD_CREATE carries: the guild with its channels, threads and, of its members, the bot."""
    channels = list(guild.channels.values())
    own = guild.members.get(bot_id)
    return guild_json(guild) | {
        "joined_at": iso_timestamp(moment_of(guild.id)),
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [member_json(own)] if own else [],
        "channels": [channel_json(c) for c in channels if c.type is ChannelType.TEXT],
        "threads": [channel_json(c) for c in channels if c.type is ChannelType.PUBLIC_THREAD],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }
