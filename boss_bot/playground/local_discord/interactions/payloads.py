"""Interactions as the gateway sends them."""

from typing import Any

from boss_bot.playground.local_discord.interactions.interaction import Interaction, InteractionType
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.wire import interaction_channel_json, member_json, user_json
from boss_bot.playground.local_discord.world.permissions import EVERYONE


def interaction_json(interaction: Interaction, application_id: int, message: Json | None) -> Json:
    """Return the payload of INTERACTION_CREATE.

    ``message`` is the drawn source message of a component or of a modal opened by one. Source:
    https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
    """
    member = interaction.member
    permissions = member.permissions if member else EVERYONE
    body: Json = {
        "id": str(interaction.id),
        "application_id": str(application_id),
        "type": int(interaction.type),
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel": interaction_channel_json(interaction.channel, permissions),
        "channel_id": str(interaction.channel.id),
        "locale": interaction.locale,
        "app_permissions": str(interaction.channel.bot_permissions),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": interaction.owners,
        "context": int(interaction.context),
        "attachment_size_limit": interaction.size_limit,
    }
    if member is not None:
        body["member"] = member_json(member, permissions=permissions)
    else:
        body["user"] = user_json(interaction.user)
    if message is not None:
        body["message"] = message
    return body | _guild_fields(interaction)


def _guild_fields(interaction: Interaction) -> Json:
    guild = interaction.guild
    if guild is None:
        return {}
    partial = {"id": str(guild.id), "locale": guild.locale, "features": []}
    return {"guild_id": str(guild.id), "guild_locale": guild.locale, "guild": partial}


def metadata_json(interaction: Interaction) -> Json:
    """Return a message's note of the interaction that it answers.

    Source: https://discord.com/developers/docs/resources/message#message-interaction-metadata-object
    """
    body: dict[str, Any] = {
        "id": str(interaction.id),
        "type": int(interaction.type),
        "user": user_json(interaction.user),
        "authorizing_integration_owners": interaction.owners,
    }
    if interaction.type is InteractionType.COMMAND:
        body |= {"name": interaction.data["name"], "command_type": interaction.data["type"]}
        if "target_id" in interaction.data:
            kind = "target_message_id" if interaction.data["type"] == 3 else "target_id"
            body[kind] = interaction.data["target_id"]
    if interaction.type is InteractionType.COMPONENT and interaction.source is not None:
        body["interacted_message_id"] = str(interaction.source.id)
    if interaction.type is InteractionType.MODAL_SUBMIT and interaction.trigger is not None:
        body["triggering_interaction_metadata"] = metadata_json(interaction.trigger)
    return body
