"""The bot's own introduction, when a server has taken it in: to the one who did, and to nobody else.

Discord names that person in the server's audit log alone. Where the bot may not read it, or their direct messages are
closed, nothing is said: a channel that nobody asked about stays quiet, and `/help` has the same words.
"""

import hikari
from loguru import logger

from boss_bot.discord.language import speaking
from boss_bot.discord.views.help_card import help_card


async def introduce(event: hikari.GuildJoinEvent) -> None:
    """Greet the one who has added the bot, in the server's language."""
    rest, me = event.app.rest, event.app.get_me() if isinstance(event.app, hikari.GatewayBot) else None
    try:
        inviter = await _inviter(rest, event.guild_id, me.id if me else None)
        if inviter is None:
            return
        channel = await rest.create_dm_channel(inviter)
        with speaking(str(event.guild.preferred_locale)):
            await rest.create_message(channel, components=help_card({}), nonce=f"hello-{event.guild_id}"[:25])
    except hikari.HikariError as error:
        logger.debug("nobody could be greeted: {}", type(error).__name__)


async def _inviter(
    rest: hikari.api.RESTClient, guild: hikari.Snowflake, me: hikari.Snowflake | None
) -> hikari.Snowflake | None:
    """Return who added the bot, as far as the audit log says."""
    async for page in rest.fetch_audit_log(guild, event_type=hikari.AuditLogEventType.BOT_ADD):
        for entry in page.entries.values():
            if entry.target_id == me:
                return entry.user_id
        break
    return None
