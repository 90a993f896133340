"""Where a member is when it does something."""

import attrs

from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.interactions import Context
from boss_bot.playground.local_discord.world import Channel, Guild, Member
from boss_bot.playground.local_discord.world.places import DEFAULT_ATTACHMENT_LIMIT

CONTEXTS = {"guild": Context.GUILD, "dm": Context.BOT_DM}


@attrs.frozen
class Place:
    """Who is where. ``guild`` is None in direct messages."""

    member: Member
    channel: Channel
    guild: Guild | None

    @property
    def context(self) -> Context:
        """Where that is, in Discord's terms."""
        return Context.GUILD if self.guild else Context.BOT_DM

    @property
    def owners(self) -> dict[str, str]:
        """Who authorised the app here: the guild, or only the user.

        Source: https://discord.com/developers/docs/interactions/receiving-and-responding, "Authorizing Integration
        Owners Object".
        """
        if self.guild is None:
            return {"0": "0"}
        return {"0": str(self.guild.id)} if self.guild.bot_is_member else {"1": str(self.member.id)}

    @property
    def size_limit(self) -> int:
        """The most bytes a file of an answer may have: the best of guild and subscription."""
        here = self.guild.attachment_size_limit if self.guild else DEFAULT_ATTACHMENT_LIMIT
        return max(here, self.member.user.nitro_limit or 0)


def place_of(local: LocalDiscord, member: Member, channel: Channel | None, context: str = "guild") -> Place:
    """Return where ``member`` is: in ``channel``, else in the first channel of its guild or in its direct messages.

    Raises:
        NotPossible: ``context`` is neither ``guild`` nor ``dm``, or the channel is not of that kind.
    """
    if context not in CONTEXTS:
        raise NotPossible(f"there is no context {context!r}, only {', '.join(CONTEXTS)}")
    if context == "dm" or (channel is not None and channel.recipient is member.user):
        return Place(member, local.world.dm_with(member.user), None)
    guild = local.world.guilds[member.guild_id]
    if channel is not None and channel.guild is not guild:
        raise NotPossible(f"{member.name} is not in #{channel.name}")
    return Place(member, channel or guild.default_channel, guild)
