"""Channels, guilds and users, to be read; and direct messages, to be opened."""

from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rest.access import channel_of, guild_of
from boss_bot.playground.local_discord.rest.call import NOTHING, Call, Reply, Route
from boss_bot.playground.local_discord.rules import ApiError, refusals
from boss_bot.playground.local_discord.wire import channel_json, guild_json, member_json, own_user_json, user_json
from boss_bot.playground.local_discord.world import ChannelType, User
from boss_bot.playground.local_discord.world.permissions import EVERYONE


async def read_channel(call: Call) -> Reply:
    """Return a channel."""
    return Reply(200, channel_json(channel_of(call)))


async def type_(call: Call) -> Reply:
    """Show the bot as typing."""
    channel_of(call)
    return NOTHING


async def read_guild(call: Call) -> Reply:
    """Return a guild."""
    return Reply(200, guild_json(guild_of(call)))


async def list_channels(call: Call) -> Reply:
    """Return the channels of a guild, without threads."""
    channels = guild_of(call).channels.values()
    return Reply(200, [channel_json(channel) for channel in channels if channel.type is ChannelType.TEXT])


async def read_member(call: Call) -> Reply:
    """Return a member of a guild."""
    member = guild_of(call).members.get(call.id("user_id"))
    if member is None:
        raise ApiError(404, 10007, "Unknown Member")
    return Reply(200, member_json(member))


async def read_me(call: Call) -> Reply:
    """Return the bot's own user."""
    return Reply(200, own_user_json(call.state.world.bot))


async def read_user(call: Call) -> Reply:
    """Return a user."""
    return Reply(200, user_json(_user(call, str(call.id("user_id")))))


async def list_guilds(call: Call) -> Reply:
    """Return the guilds of the bot, in the order of their ids, those ``after`` an id if that is asked for."""
    after = call.query.get("after", "0")
    guilds = [guild for guild in call.state.world.guilds.values() if guild.bot_is_member and guild.id > int(after)]
    rest: Json = {"icon": None, "banner": None, "owner": False, "permissions": str(EVERYONE), "features": []}
    if call.query.get("with_counts", "").lower() in ("true", "1"):
        rest |= {"approximate_member_count": 1, "approximate_presence_count": 1}
    return Reply(200, [{"id": str(guild.id), "name": guild.name, **rest} for guild in guilds])


async def open_dm(call: Call) -> Reply:
    """Return the direct messages with a user; that they are closed shows only when something is posted."""
    return Reply(200, channel_json(call.state.world.dm_with(_user(call, str(call.record.get("recipient_id"))))))


def _user(call: Call, user_id: str) -> User:
    user = call.state.world.users.get(int(user_id)) if user_id.isdecimal() else None
    if user is None:
        raise refusals.unknown_user()
    return user


CHANNEL, GUILD = "/channels/{channel_id}", "/guilds/{guild_id}"
ROUTES = (
    Route(method="GET", template=CHANNEL, handler=read_channel, major=("channel_id",)),
    Route(method="POST", template=f"{CHANNEL}/typing", handler=type_, major=("channel_id",)),
    Route(method="GET", template=GUILD, handler=read_guild, major=("guild_id",)),
    Route(method="GET", template=f"{GUILD}/channels", handler=list_channels, major=("guild_id",)),
    Route(method="GET", template=f"{GUILD}/members/{{user_id}}", handler=read_member, major=("guild_id",)),
    Route(method="GET", template="/users/@me", handler=read_me),
    Route(method="GET", template="/users/@me/guilds", handler=list_guilds),
    Route(method="POST", template="/users/@me/channels", handler=open_dm),
    Route(method="GET", template="/users/{user_id}", handler=read_user),
)
