"""The group of commands for those who manage a server; files of ``commands/`` add to it."""

import hikari
import lightbulb

ADMIN = lightbulb.Group(
    "admin",
    "For those who manage this server",
    contexts=(hikari.ApplicationContextType.GUILD,),
    integration_types=(hikari.ApplicationIntegrationType.GUILD_INSTALL,),
    default_member_permissions=hikari.Permissions.MANAGE_GUILD,
)
