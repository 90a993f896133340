"""New messages and edits, whatever route they come by."""

from collections.abc import Iterable
from typing import Any

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rest.attaching import Files, filenames, kept_attachments, new_attachments
from boss_bot.playground.local_discord.rest.mentions import mentioned
from boss_bot.playground.local_discord.rules import check_message
from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.world import Attachment, Channel, Message, User
from boss_bot.playground.local_discord.world.messages import IS_COMPONENTS_V2, LOADING, SUPPRESS_EMBEDS

CHANGEABLE = SUPPRESS_EMBEDS | IS_COMPONENTS_V2


def post(state: State, channel: Channel, author: User, body: Json, files: Files, **fields: Any) -> Message:
    """Post a new message. ``fields`` are attributes of `Message` that the body does not decide.

    Raises:
        ApiError: The body breaks a rule.
    """
    check_message(body, filenames=filenames(files))
    message = Message(
        id=state.ids.take(),
        channel=channel,
        author=author,
        created_at=state.clock.now(),
        flags=int(body.get("flags") or 0),
        tts=bool(body.get("tts")),
        reference=body.get("message_reference"),
        **fields,
    )
    message.attachments = new_attachments(state, message, body, files)
    _fill(message, body)
    return publish(state, message)


def publish(state: State, message: Message) -> Message:
    """Put a message into its channel and tell everybody; those it mentions are notified."""
    if not message.ephemeral:
        message.pinged = message.mentions
    state.world.messages[message.id] = message
    message.channel.last_message_id = message.id
    state.changed(message, "MESSAGE_CREATE")
    return message


def revise(state: State, message: Message, body: Json, files: Files) -> Message:
    """Edit a message: only what the body names changes, except that every edit ends a "thinking" state.

    ``attachments`` in the body lists what is kept (all, when it is absent). Ephemeral stays ephemeral, and Components
    V2 stays so. Source: https://discord.com/developers/docs/resources/message#edit-message

    Raises:
        ApiError: The body breaks a rule.
    """
    kept = kept_attachments(message, body)
    names = [attachment.filename for attachment in kept]
    check_message(body, filenames=filenames(files), editing=state.draw(message), edit_keeps=names)
    sent = int(body.get("flags") or 0)
    cleared = SUPPRESS_EMBEDS if body.get("flags") is not None else 0
    was_loading = message.loading
    message.flags = (message.flags & ~(LOADING | cleared)) | (sent & CHANGEABLE)
    _remove_files(file for file in message.attachments if file.id not in {one.id for one in kept})
    message.attachments = (*kept, *new_attachments(state, message, body, files))
    _fill(message, body)
    if not was_loading:
        message.edited_at = state.clock.now()
    state.changed(message, "MESSAGE_UPDATE")
    return message


def delete(state: State, message: Message) -> None:
    """Delete a message and its files."""
    message.deleted = True
    _remove_files(message.attachments)
    body = {"id": str(message.id), "channel_id": str(message.channel.id)}
    if message.channel.guild is not None:
        body["guild_id"] = str(message.channel.guild.id)
    state.gateway.dispatch_message("MESSAGE_DELETE", message, body)
    state.world.changes.announce()


def _remove_files(attachments: Iterable[Attachment]) -> None:
    for attachment in attachments:
        attachment.path.unlink(missing_ok=True)


def _fill(message: Message, body: Json) -> None:
    """Take over what the body says about content, and who is thereby mentioned."""
    if "content" in body:
        message.content = body["content"] or ""
    if "embeds" in body:
        message.embeds = [{"type": "rich", **embed} for embed in body["embeds"] or []]
    if "components" in body:
        message.components = list(body["components"] or [])
    if "allowed_mentions" in body:
        message.allowed_mentions = body["allowed_mentions"]
    found = mentioned(message)
    message.mentions, message.mention_roles = found.users, found.roles
    message.mention_everyone = found.everyone
