"""Messages and the files on them."""

from collections import deque
from pathlib import Path

import attrs

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world.people import User
from boss_bot.playground.local_discord.world.places import Channel

EPHEMERAL = 1 << 6
LOADING = 1 << 7
SUPPRESS_EMBEDS = 1 << 2
IS_COMPONENTS_V2 = 1 << 15
VERSIONS_KEPT = 200
"""How many states of one message are remembered: more than any test looks back on, and bounded."""


@attrs.frozen(kw_only=True)
class Attachment:
    """A file on a message. ``size`` in bytes; ``path`` is where the local Discord keeps it.

    ``title`` is what people read in the place of its name, without the ending.
    """

    id: int
    channel_id: int
    filename: str
    size: int
    path: Path
    content_type: str | None = None
    description: str | None = None
    title: str | None = None


@attrs.define(eq=False, kw_only=True)
class Message:
    """A message as Discord stores it.

    ``components`` are as they were sent (``attachment://`` unresolved); the addresses of files are signed each time
    the message is drawn. ``viewer`` is the only user who sees it, when it is ephemeral. ``pinged`` are the users who
    were notified when it was posted; edits notify nobody. ``versions`` holds every drawn state, oldest first.
    """

    id: int
    channel: Channel
    author: User
    created_at: float
    edited_at: float | None = None
    content: str = ""
    embeds: list[Json] = attrs.field(factory=list)
    components: list[Json] = attrs.field(factory=list)
    flags: int = 0
    tts: bool = False
    attachments: tuple[Attachment, ...] = ()
    allowed_mentions: Json | None = None
    mentions: tuple[int, ...] = ()
    mention_roles: tuple[int, ...] = ()
    mention_everyone: bool = False
    pinged: tuple[int, ...] = ()
    nonce: str | int | None = None
    reference: Json | None = None
    interaction: Json | None = None
    viewer: int | None = None
    by_webhook: bool = False
    deleted: bool = False
    dismissed: bool = False
    versions: deque[Json] = attrs.field(factory=lambda: deque(maxlen=VERSIONS_KEPT), repr=False)

    @property
    def ephemeral(self) -> bool:
        """Whether only ``viewer`` sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it is the "thinking" placeholder of a deferred answer."""
        return bool(self.flags & LOADING)

    def visible_to(self, user_id: int) -> bool:
        """Say whether the user's client shows it now."""
        if self.deleted or (self.viewer is not None and self.viewer != user_id):
            return False
        if self.dismissed:
            return False
        if self.channel.recipient is not None:
            return self.channel.recipient.id == user_id
        return self.channel.guild is not None and user_id in self.channel.guild.members
