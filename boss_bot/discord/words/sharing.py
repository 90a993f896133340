"""Words for files that are ready and do not get where their member wants them."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.text.escape import plain
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.errors.undelivered import (
    AlreadySharedError,
    AutoModError,
    ClosedChannelError,
    ClosedMessagesError,
)


def _closed(error: ClosedChannelError) -> Words:
    cause = _("Discord does not let me: a permission lacks, or the channel is closed to me.")
    if error.missing:
        cause = _("I lack these permissions here: {permissions}.", permissions=plain(error.missing))
    return Words(
        _("I can't post in this channel"),
        cause,
        _("Send the files to your DMs, or ask somebody who manages this server."),
    )


OF_SHARING: Table = {
    ClosedChannelError: _closed,
    AutoModError: Words(
        N_("AutoMod stopped the post"),
        N_("A rule of this server's AutoMod minds something in it. Nothing was posted; you keep the files."),
        N_("Send them to your DMs, or ask who manages this server to change the rule; then post them once more."),
    ),
    ClosedMessagesError: Words(
        N_("Your DMs are closed for me"),
        N_("Discord did not let my direct message through to you."),
        N_("Allow direct messages from this server in its privacy settings, then press the button again."),
    ),
    AlreadySharedError: Words(
        N_("That has been sent already"),
        N_("These files went there before, so I do not send them twice."),
        N_("Look for the message there."),
    ),
}
"""The errors of sharing files, with their words."""
