"""Messages and attachments as JSON."""

from collections.abc import Mapping

from boss_bot.playground.local_discord.clock import iso_timestamp
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.wire.accounts import user_json
from boss_bot.playground.local_discord.wire.components import Sign, draw_components
from boss_bot.playground.local_discord.world import Attachment, Message, User

CHAT_INPUT_REPLY = 20
CONTEXT_MENU_REPLY = 23


def message_json(message: Message, users: Mapping[int, User], sign: Sign) -> Json:
    """Return a message object, with every file's address freshly signed by ``sign``.

    Source: https://discord.com/developers/docs/resources/message#message-object
    """
    files = {attachment.filename: attachment for attachment in message.attachments}
    body: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "type": _type_of(message),
        "author": user_json(message.author),
        "content": message.content,
        "timestamp": iso_timestamp(message.created_at),
        "edited_timestamp": iso_timestamp(message.edited_at) if message.edited_at else None,
        "tts": message.tts,
        "mention_everyone": message.mention_everyone,
        "mentions": [user_json(users[user]) for user in message.mentions if user in users],
        "mention_roles": [str(role) for role in message.mention_roles],
        "attachments": [attachment_json(file, sign, message) for file in message.attachments],
        "embeds": message.embeds,
        "components": draw_components(message.components, files, sign),
        "pinned": False,
        "flags": message.flags,
    }
    return body | _where_from(message)


def _type_of(message: Message) -> int:
    if message.interaction is not None and message.interaction["type"] == 2:
        return CONTEXT_MENU_REPLY if "target_message_id" in message.interaction else CHAT_INPUT_REPLY
    return 19 if message.reference else 0


def _where_from(message: Message) -> Json:
    """Return the fields that only some messages have."""
    body: Json = {}
    if message.nonce is not None:
        body["nonce"] = message.nonce
    if message.reference is not None:
        body["message_reference"] = message.reference
    if message.author.bot:
        body["application_id"] = str(message.author.id)
    if message.by_webhook:
        body["webhook_id"] = str(message.author.id)
    if message.interaction is not None:
        body["interaction_metadata"] = message.interaction
    return body


def attachment_json(attachment: Attachment, sign: Sign, message: Message | None = None) -> Json:
    """Return an attachment object (https://discord.com/developers/docs/resources/message#attachment-object)."""
    address = sign(attachment)
    body: Json = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": attachment.size,
        "url": address,
        "proxy_url": address,
        "content_scan_version": 0,
    }
    if attachment.content_type is not None:
        body["content_type"] = attachment.content_type
    if attachment.description is not None:
        body["description"] = attachment.description
    if attachment.title is not None:
        body["title"] = attachment.title
    if message is not None and message.ephemeral:
        body["ephemeral"] = True
    return body
