"""Users, members and the application as JSON."""

from boss_bot.playground.local_discord.clock import iso_timestamp
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world import Member, User


def user_json(user: User) -> Json:
    """Return a user object (https://discord.com/developers/docs/resources/user#user-object)."""
    body: Json = {
        "id": str(user.id),
        "username": user.username,
        "global_name": None if user.bot else user.name,
        "discriminator": "0",
        "avatar": None,
        "avatar_decoration_data": None,
        "primary_guild": None,
        "public_flags": 0,
        "flags": 0,
    }
    if user.bot:
        body["bot"] = True
    return body


def own_user_json(bot: User) -> Json:
    """Return the bot's own user object, as ``GET /users/@me`` and READY give it."""
    return {
        **user_json(bot),
        "mfa_enabled": False,
        "verified": True,
        "email": None,
        "locale": bot.locale,
    }


def member_json(member: Member, *, permissions: int | None = None, with_user: bool = True) -> Json:
    """Return a guild member object; ``permissions`` are added where Discord adds them (interactions)."""
    body: Json = {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "deaf": False,
        "flags": 0,
        "joined_at": iso_timestamp(member.joined_at),
        "mute": False,
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": [str(role) for role in member.roles],
    }
    if with_user:
        body["user"] = user_json(member.user)
    if permissions is not None:
        body["permissions"] = str(permissions)
    return body


def application_json(bot: User) -> Json:
    """Return the application object (https://discord.com/developers/docs/resources/application)."""
    installs = {"oauth2_install_params": {"scopes": ["applications.commands"], "permissions": "0"}}
    owner = User(id=bot.id - 1, name="Owner")
    return {
        "id": str(bot.id),
        "name": bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": user_json(bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "00" * 32,
        "owner": user_json(owner),
        "team": None,
        "flags": 0,
        "flags_new": "0",
        "tags": [],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "approximate_guild_count": 1,
        "approximate_user_install_count": 1,
        "approximate_user_authorization_count": 0,
        "integration_types_config": {"0": installs, "1": installs},
    }
