"""The world itself: everything by its id, and the ways to add to it."""

from collections.abc import Callable

import attrs

from boss_bot.playground.local_discord.clock import Clock
from boss_bot.playground.local_discord.snowflakes import Snowflakes
from boss_bot.playground.local_discord.world.changes import Changes
from boss_bot.playground.local_discord.world.messages import Message
from boss_bot.playground.local_discord.world.people import Member, User
from boss_bot.playground.local_discord.world.permissions import EVERYONE
from boss_bot.playground.local_discord.world.places import (
    BOOSTED_ATTACHMENT_LIMITS,
    DEFAULT_ATTACHMENT_LIMIT,
    Channel,
    ChannelType,
    Guild,
    Role,
)


@attrs.define(eq=False)
class World:
    """Guilds, channels, users and messages by id. ``bot`` is the bot's own user."""

    clock: Clock
    ids: Snowflakes
    bot: User
    changes: Changes = attrs.field(factory=Changes)
    guilds: dict[int, Guild] = attrs.field(factory=dict)
    channels: dict[int, Channel] = attrs.field(factory=dict)
    users: dict[int, User] = attrs.field(factory=dict)
    messages: dict[int, Message] = attrs.field(factory=dict)
    guild_added: list[Callable[[Guild], None]] = attrs.field(factory=list)

    @property
    def default_guild(self) -> Guild:
        """The guild where things happen when none is named: the first."""
        return next(iter(self.guilds.values()))

    def add_guild(
        self,
        name: str,
        locale: str = "en-US",
        attachment_size_limit: int | None = None,
        premium_tier: int = 0,
        *,
        bot_is_member: bool = True,
    ) -> Guild:
        """Found a guild with #general, the age-restricted #18+, and a thread in each.

        ``attachment_size_limit`` is in bytes; without it, what the premium tier gives. A guild that the bot is not a
        member of is one where only members who installed the app for themselves can use it.
        """
        limit = attachment_size_limit or BOOSTED_ATTACHMENT_LIMITS.get(premium_tier, DEFAULT_ATTACHMENT_LIMIT)
        guild = Guild(
            id=self.ids.take(),
            name=name,
            locale=locale,
            attachment_size_limit=limit,
            premium_tier=premium_tier,
            bot_is_member=bot_is_member,
        )
        self.guilds[guild.id] = guild
        guild.roles[guild.id] = Role(id=guild.id, name="@everyone")
        for channel_name, restricted in (("general", False), ("18+", True)):
            channel = self.add_channel(guild, channel_name, age_restricted=restricted)
            self.add_thread(channel, f"{channel_name}-thread")
        if bot_is_member:
            self._join(guild, self.bot, EVERYONE, ())
        for listener in self.guild_added:
            listener(guild)
        return guild

    def add_channel(self, guild: Guild, name: str, *, age_restricted: bool = False) -> Channel:
        """Add a text channel to ``guild``."""
        return self._place(
            Channel(
                id=self.ids.take(),
                type=ChannelType.TEXT,
                name=name,
                guild=guild,
                position=len(guild.channels),
                age_restricted=age_restricted,
            )
        )

    def add_thread(self, parent: Channel, name: str) -> Channel:
        """Open a public thread in ``parent``."""
        return self._place(
            Channel(id=self.ids.take(), type=ChannelType.PUBLIC_THREAD, name=name, guild=parent.guild, parent=parent)
        )

    def add_member(self, guild: Guild, user: User, permissions: int = EVERYONE, roles: tuple[int, ...] = ()) -> Member:
        """Let ``user`` join ``guild``; a member that is there already stays as it is."""
        self.users[user.id] = user
        return guild.members.get(user.id) or self._join(guild, user, permissions, roles)

    def dm_with(self, user: User) -> Channel:
        """Return the direct messages of ``user`` with the bot, opening them where needed."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        return self._place(Channel(id=self.ids.take(), type=ChannelType.DM, name=user.username, recipient=user))

    def _place(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        if channel.guild is not None:
            channel.guild.channels[channel.id] = channel
        return channel

    def _join(self, guild: Guild, user: User, permissions: int, roles: tuple[int, ...]) -> Member:
        member = Member(user=user, guild_id=guild.id, joined_at=self.clock.now(), permissions=permissions, roles=roles)
        guild.members[user.id] = member
        return member
