"""What members write themselves."""

from collections.abc import Sequence

from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.files import content_type_of
from boss_bot.playground.local_discord.rest.mentions import mentioned
from boss_bot.playground.local_discord.rest.posting import publish
from boss_bot.playground.local_discord.rules.addresses import stored_name
from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.world import Attachment, Channel, Member, Message

NamedBytes = tuple[str, bytes]


def uploaded(state: State, channel_id: int, filename: str, content: bytes) -> Attachment:
    """Store a file of a member."""
    name = stored_name(filename)
    return Attachment(
        id=state.ids.take(),
        channel_id=channel_id,
        filename=name,
        size=len(content),
        path=state.files.keep(content),
        content_type=content_type_of(name, None),
    )


def say(local: LocalDiscord, member: Member, text: str, attachments: Sequence[NamedBytes], channel: Channel) -> Message:
    """Post a member's message."""
    files = tuple(uploaded(local.state, channel.id, name, content) for name, content in attachments)
    message = Message(
        id=local.state.ids.take(),
        channel=channel,
        author=member.user,
        created_at=local.clock.now(),
        content=text,
        attachments=files,
    )
    found = mentioned(message)
    message.mentions, message.mention_roles = found.users, found.roles
    message.mention_everyone = found.everyone
    return publish(local.state, message)
