"""Who may do what where, as far as the bot is concerned."""

from boss_bot.playground.local_discord.rest.call import Call
from boss_bot.playground.local_discord.rules import refusals
from boss_bot.playground.local_discord.world import Channel, ChannelType, Guild, Permission


def channel_of(call: Call) -> Channel:
    """Return the channel of a request's path.

    Raises:
        ApiError: 10003, there is none; 50001, the bot cannot see it.
    """
    channel = call.state.world.channels.get(call.id("channel_id"))
    if channel is None:
        raise refusals.unknown_channel()
    hidden = not channel.bot_permissions & Permission.VIEW_CHANNEL
    if channel.guild is not None and (hidden or not channel.guild.bot_is_member):
        raise refusals.missing_access()
    return channel


def guild_of(call: Call) -> Guild:
    """Return the guild of a request's path.

    Raises:
        ApiError: 10004, there is none, or the bot is not a member of it.
    """
    guild = call.state.world.guilds.get(call.id("guild_id"))
    if guild is None or not guild.bot_is_member:
        raise refusals.unknown_guild()
    return guild


def require_posting(channel: Channel, *, with_files: bool) -> None:
    """Make sure that the bot may post.

    Raises:
        ApiError: 50007, the recipient's direct messages are closed; 50013, a permission is missing.
    """
    if channel.recipient is not None:
        if not channel.recipient.dm_open:
            raise refusals.cannot_dm()
        return
    in_thread = channel.type is ChannelType.PUBLIC_THREAD
    needed = Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES
    if with_files:
        needed |= Permission.ATTACH_FILES
    if channel.bot_permissions & needed != needed:
        raise refusals.missing_permissions()
