"""One interaction and its state."""

import enum

import attrs

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world import Channel, Guild, Member, Message, User


class InteractionType(enum.IntEnum):
    """Kinds (https://discord.com/developers/docs/interactions/receiving-and-responding)."""

    PING = 1
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class Context(enum.IntEnum):
    """Where an interaction takes place."""

    GUILD = 0
    BOT_DM = 1
    PRIVATE_CHANNEL = 2


@attrs.frozen
class Answer:
    """The bot's first answer: callback type, its ``data``, and the message it made or changed, if any."""

    kind: int
    data: Json
    message: Message | None = None


@attrs.define(eq=False, kw_only=True)
class Interaction:
    """Something a member did.

    ``source`` is the message a pressed component, or the modal it opened, belongs to. ``original`` is what
    ``@original`` means, once answered. ``trigger`` is the interaction that opened a submitted modal.
    ``size_limit`` is the most bytes a file of an answer may have.
    """

    id: int
    token: str
    type: InteractionType
    user: User
    channel: Channel
    context: Context
    owners: dict[str, str]
    data: Json
    created_at: float
    size_limit: int
    locale: str
    guild: Guild | None = None
    member: Member | None = None
    source: Message | None = None
    trigger: "Interaction | None" = None
    answer: Answer | None = None
    original: Message | None = None
    follow_ups: list[Message] = attrs.field(factory=list)

    @property
    def only_user_installed(self) -> bool:
        """Whether no guild authorised the app here, only the user."""
        return set(self.owners) == {"1"}

    def message(self, message_id: int) -> Message | None:
        """Return the message with this id, if this interaction's token may touch it."""
        for message in (self.original, self.source, *self.follow_ups):
            if message is not None and message.id == message_id and not message.deleted:
                return message
        return None
