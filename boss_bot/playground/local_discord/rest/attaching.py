"""Uploaded files become attachments of messages."""

from collections.abc import Mapping

import attrs

from boss_bot.playground.local_discord.files import content_type_of
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rest.uploads import UploadedFile
from boss_bot.playground.local_discord.rules.addresses import shown_title, stored_name
from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.world import Attachment, Message

Files = Mapping[int, UploadedFile]
"""Uploaded files by the number in ``files[n]``."""


def filenames(files: Files) -> list[str]:
    """Return the names of uploaded files, by number."""
    return [files[number].filename for number in sorted(files)]


def kept_attachments(message: Message, body: Json) -> tuple[Attachment, ...]:
    """Return the files an edit keeps: those its ``attachments`` list, all when it has no such list."""
    if "attachments" not in body:
        return message.attachments
    listed = {str(entry.get("id")): entry for entry in body["attachments"] or [] if isinstance(entry, dict)}
    return tuple(
        attrs.evolve(file, description=listed[str(file.id)].get("description", file.description))
        for file in message.attachments
        if str(file.id) in listed
    )


def new_attachments(state: State, message: Message, body: Json, files: Files) -> tuple[Attachment, ...]:
    """Return the files that came with a message, named and described as its ``attachments`` say."""
    entries = {str(entry["id"]): entry for entry in body.get("attachments") or []}
    attachments = []
    for number, file in sorted(files.items()):
        entry = entries.get(str(number), {})
        sent = entry.get("filename") or file.filename
        name = stored_name(sent)
        attachments.append(
            Attachment(
                id=state.ids.take(),
                channel_id=message.channel.id,
                filename=name,
                size=file.size,
                path=file.path,
                content_type=content_type_of(name, file.declared_type),
                description=entry.get("description"),
                title=shown_title(sent, entry.get("title")),
            )
        )
    return tuple(attachments)
