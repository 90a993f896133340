"""The audit log of a guild, as far as it says who added the bot."""

from boss_bot.playground.local_discord.rest.access import guild_of
from boss_bot.playground.local_discord.rest.call import Call, Reply, Route
from boss_bot.playground.local_discord.rules import refusals

BOT_ADD = 28
"""https://discord.com/developers/docs/resources/audit-log"""


async def read(call: Call) -> Reply:
    """Return the one entry that there may be.

    Raises:
        ApiError: 50013, the bot may not read it.
    """
    guild = guild_of(call)
    if guild.added_by is None:
        raise refusals.missing_permissions()
    bot = str(call.state.world.bot.id)
    entry = {"id": str(guild.id), "target_id": bot, "user_id": str(guild.added_by), "action_type": BOT_ADD}
    kinds = ("application_commands", "auto_moderation_rules", "guild_scheduled_events", "integrations", "threads")
    return Reply(200, {"audit_log_entries": [entry], "users": [], "webhooks": [], **{kind: [] for kind in kinds}})


ROUTES = (Route(method="GET", template="/guilds/{guild_id}/audit-logs", handler=read, major=("guild_id",)),)
