"""Where commands may be used. Always said: lightbulb's default is everything that the app supports."""

from hikari import ApplicationContextType, ApplicationIntegrationType

EVERYWHERE = (ApplicationContextType.GUILD, ApplicationContextType.BOT_DM, ApplicationContextType.PRIVATE_CHANNEL)
"""Servers, direct messages with the bot, and other direct messages."""

ANY_INSTALL = (ApplicationIntegrationType.GUILD_INSTALL, ApplicationIntegrationType.USER_INSTALL)
"""Whether a server or only a member has added the bot."""
