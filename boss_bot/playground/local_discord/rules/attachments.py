"""Rules for a message's `attachments` list, and the names its components may refer to."""

from collections.abc import Mapping, Sequence

import attrs

from boss_bot.playground.local_discord.rules import refusals, values
from boss_bot.playground.local_discord.rules.addresses import is_known_again, stored_name
from boss_bot.playground.local_discord.rules.form import Field

# Docs: topics/opcodes-and-status-codes, code 30015.
MOST_ATTACHMENTS = 10


@attrs.frozen
class Files:
    """The files a request can speak of.

    Attributes:
        uploaded: Names of the files in this request; the position is the `n` of `files[n]`.
        stored: The attachments of the message that is being edited; none on a new message.
        keeps: Ids or names of stored attachments that the edit keeps, beside those its own list names.
    """

    uploaded: Sequence[str] = ()
    stored: Sequence[Mapping[str, object]] = ()
    keeps: Sequence[str] = ()

    @property
    def known(self) -> set[str]:
        """The ids of files that the message has already."""
        return {str(file.get("id")) for file in self.stored} | set(self.keeps)


def check_attachments(attachments: Field, files: Files) -> frozenset[str]:
    """Check the list, which on an edit also says what is kept.

    Without a list, an edit keeps everything (docs: resources/message, "Edit Message").

    Args:
        attachments: The message's `attachments`.
        files: What was uploaded with the request and what the message had before.

    Returns:
        The names that `attachment://` may use, as Discord stores them.

    Raises:
        ApiError: The message would hold more files than one message can (400, code 30015).
    """
    names = set(files.uploaded)
    kept = set(files.keeps)
    for entry in attachments.entries(0, MOST_ATTACHMENTS):
        if not entry.is_record():
            continue
        values.text(entry.child("description"), high=1024)
        number = values.snowflake(entry.child("id"), required=True)
        values.text(entry.child("title"), high=1024)
        renamed = values.text(entry.child("filename"), low=1, high=1024)
        if number is None:
            continue
        if number in files.known:
            kept.add(number)
        elif int(number) >= len(files.uploaded):
            entry.blame("ATTACHMENT_NOT_FOUND", "Attachment data not found")
        elif renamed:
            names.add(renamed)
    stays = [str(file.get("filename")) for file in files.stored if attachments.absent or kept & _names_of(file)]
    if len(files.uploaded) + len(stays) > MOST_ATTACHMENTS:
        raise refusals.too_many_attachments(MOST_ATTACHMENTS)
    return frozenset(stored_name(name) for name in (*names, *stays, *files.keeps) if is_known_again(name))


def _names_of(file: Mapping[str, object]) -> set[str]:
    return {str(file.get("id")), str(file.get("filename"))}
