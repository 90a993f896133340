"""Guilds, their channels, threads and roles."""

import enum

import attrs

from boss_bot.playground.local_discord.world.people import Member, User
from boss_bot.playground.local_discord.world.permissions import EVERYONE

MIB = 2**20
DEFAULT_ATTACHMENT_LIMIT = 20 * MIB
"""Bytes a file may have where nobody pays (Discord raised it from 10 to 20 MiB in September 2026)."""
BOOSTED_ATTACHMENT_LIMITS = {2: 50 * MIB, 3: 100 * MIB}
"""Bytes a file may have in guilds of a premium tier."""


class ChannelType(enum.IntEnum):
    """Kinds of channels (https://discord.com/developers/docs/resources/channel#channel-object-channel-types)."""

    TEXT = 0
    DM = 1
    PUBLIC_THREAD = 11


@attrs.define(eq=False, kw_only=True)
class Role:
    """A role of a guild."""

    id: int
    name: str
    permissions: int = EVERYONE


@attrs.define(eq=False, kw_only=True)
class Guild:
    """A guild ("server"). All attributes may be changed while the server runs.

    ``added_by`` is who added the bot, None where it may not read the audit log.
    """

    id: int
    name: str
    locale: str
    attachment_size_limit: int
    premium_tier: int
    bot_is_member: bool
    added_by: int | None = None
    channels: "dict[int, Channel]" = attrs.field(factory=dict, repr=False)
    members: dict[int, Member] = attrs.field(factory=dict, repr=False)
    roles: dict[int, Role] = attrs.field(factory=dict, repr=False)

    def channel(self, name: str) -> "Channel":
        """Return the channel or thread called ``name`` (with or without ``#``).

        Raises:
            LookupError: There is none.
        """
        wanted = name.removeprefix("#")
        for channel in self.channels.values():
            if channel.name == wanted:
                return channel
        raise LookupError(f"{self.name} has no channel {name!r}")

    @property
    def default_channel(self) -> "Channel":
        """The first text channel, where members are when nothing else is said."""
        return next(iter(self.channels.values()))


@attrs.define(eq=False, kw_only=True)
class Channel:
    """A text channel, a thread, or the direct messages of one user with the bot.

    ``bot_permissions`` is what the bot may do here: take ``VIEW_CHANNEL`` away and posting is answered with
    50001, take ``SEND_MESSAGES`` or ``ATTACH_FILES`` away and it is answered with 50013.
    """

    id: int
    type: ChannelType
    name: str
    guild: Guild | None = None
    parent: "Channel | None" = None
    recipient: User | None = None
    position: int = 0
    age_restricted: bool = False
    bot_permissions: int = EVERYONE
    last_message_id: int | None = None

    @property
    def nsfw(self) -> bool:
        """Whether it is age-restricted. A thread is what its parent is."""
        return self.parent.nsfw if self.parent else self.age_restricted

    @property
    def attachment_size_limit(self) -> int:
        """The most bytes that a file posted here with the bot's own token may have."""
        return self.guild.attachment_size_limit if self.guild else DEFAULT_ATTACHMENT_LIMIT
