"""Whether Discord restricts a channel to adults: asked of what the gateway told, else of Discord itself."""

import hikari
from loguru import logger


async def age_restricted(interaction: hikari.PartialInteraction) -> bool:
    """Say whether an interaction comes from an age-restricted channel.

    A thread is what its parent is. Direct messages, and channels that the bot cannot see, are not age-restricted:
    Discord does not tell how old a member is.
    """
    place = getattr(interaction, "channel_id", None)
    if interaction.guild_id is None or place is None:
        return False
    channel = await _channel(interaction.app, place)
    if isinstance(channel, hikari.GuildThreadChannel):
        channel = await _channel(interaction.app, channel.parent_id)
    return bool(getattr(channel, "is_nsfw", False))


async def _channel(app: hikari.RESTAware, channel: hikari.Snowflake) -> hikari.PartialChannel | None:
    if isinstance(app, hikari.CacheAware):
        known = app.cache.get_guild_channel(channel) or app.cache.get_thread(channel)
        if known is not None:
            return known
    try:
        return await app.rest.fetch_channel(channel)
    except hikari.HikariError as error:
        logger.debug("a channel cannot be looked at, so it counts as not age-restricted: {}", type(error).__name__)
        return None
