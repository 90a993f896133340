"""The group of commands for the owner of the bot; files of ``commands/`` add to it."""

import hikari
import lightbulb

OWNER = lightbulb.Group(
    "owner",
    "For the owner of the bot",
    contexts=(hikari.ApplicationContextType.GUILD,),
    integration_types=(hikari.ApplicationIntegrationType.GUILD_INSTALL,),
    default_member_permissions=hikari.Permissions.ADMINISTRATOR,
)
