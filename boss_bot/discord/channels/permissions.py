"""What the bot may do in a channel, and what lacks for posting files there."""

from collections.abc import Sequence

import hikari

from boss_bot.discord.language import N_, _

_NEEDED = {
    hikari.Permissions.VIEW_CHANNEL: N_("View Channel"),
    hikari.Permissions.SEND_MESSAGES: N_("Send Messages"),
    hikari.Permissions.ATTACH_FILES: N_("Attach Files"),
}
_IN_A_THREAD = {hikari.Permissions.SEND_MESSAGES_IN_THREADS: N_("Send Messages in Threads")}
_THREADS = (
    hikari.ChannelType.GUILD_PUBLIC_THREAD,
    hikari.ChannelType.GUILD_PRIVATE_THREAD,
    hikari.ChannelType.GUILD_NEWS_THREAD,
)


def missing_for_posts(interaction: hikari.CommandInteraction | hikari.ComponentInteraction) -> Sequence[str]:
    """Return the names of the permissions that lack for posting files where an interaction comes from.

    Discord names them in the member's language; so do we. In direct messages nothing lacks.
    """
    if interaction.guild_id is None:
        return ()
    needed = dict(_NEEDED)
    if interaction.channel.type in _THREADS:
        del needed[hikari.Permissions.SEND_MESSAGES]
        needed |= _IN_A_THREAD
    has = interaction.app_permissions or hikari.Permissions.NONE
    if has & hikari.Permissions.ADMINISTRATOR:
        return ()
    return [_(name) for permission, name in needed.items() if not has & permission]
