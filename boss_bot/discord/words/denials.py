"""Words for refusals that go by who asks (``domain/denials.py``)."""

from datetime import UTC, datetime

from boss_bot.discord.language import N_, _, ngettext
from boss_bot.discord.text.amounts import countdown, date_text
from boss_bot.discord.words.site_titles import site_title
from boss_bot.discord.words.words import Table, Words
from boss_bot.domain.members.denials import (
    AdultMediaError,
    BlockedMemberError,
    EndedByManagerError,
    LevelNeededError,
    OwnLimitError,
    PriorityTooHighError,
    ServerNeededError,
    SiteOffError,
    TooFastError,
)
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.priority import Priority


def _level_needed(error: LevelNeededError) -> Words:
    if error.level >= Level.OWNER:
        return Words(
            _("This is for my owner"), _("Only the owner of the bot can do this."), _("Ask the bot's operator.")
        )
    return Words(
        _("This is for managers"),
        _("It needs the permission Manage Server, or the manager role that is set for me here."),
        _("Ask somebody who manages this server."),
    )


def _priority(error: PriorityTooHighError) -> Words:
    name = Priority(min(Priority.HIGH, error.most)).name.lower()
    return Words(
        _("That priority is not open to you"),
        _("Your highest priority here is `{name}`.", name=name),
        _("Your link was not added. Choose `{name}`, or leave `priority` out.", name=name),
    )


def _site_off(error: SiteOffError) -> Words:
    return Words(
        _("That site is switched off here"),
        _("Downloads from {name} are switched off on this server.", name=site_title(error.site)),
        _("Try it in a direct message with me, or ask somebody who manages this server."),
    )


def _own_limit(error: OwnLimitError) -> Words:
    waiting = ngettext(
        "You already have {n} download waiting or paused, as many as your limit allows.",
        "You already have {n} downloads waiting or paused, as many as your limit allows.",
        error.limit,
    )
    return Words(
        _("You have enough downloads waiting"),
        waiting if error.limit else _("Your limit allows no download to wait."),
        _("Your link was not added. Cancel one with `/cancel`, or wait until one has started."),
    )


def _too_fast(error: TooFastError) -> Words:
    return Words(
        _("A little slower, please"),
        _("That was a lot in one minute."),
        _("You can go on {when}.", when=countdown(error.until)) if error.until else _("You can go on in a minute."),
    )


def _blocked(error: BlockedMemberError) -> Words:
    ask = _("Ask somebody who manages this server.")
    if error.until:
        end = date_text(datetime.fromtimestamp(error.until, UTC))
        ask = _("It ends {when}. Ask somebody who manages this server.", when=end)
    return Words(
        _("You can't use downloads here"), _("The managers of this server have blocked you from using me."), ask
    )


def _adult(error: AdultMediaError) -> Words:
    if error.nowhere:
        cause, step = _("This is marked 18+, and this server shows none of that."), _("Look for another link.")
    else:
        cause = _("This is marked 18+, so I show it in age-restricted channels alone.")
        step = _("Use the command again in an age-restricted channel of a server.")
    return Words(_("Failed – marked 18+"), cause, step)


DENIALS: Table = {
    BlockedMemberError: _blocked,
    LevelNeededError: _level_needed,
    EndedByManagerError: Words(
        N_("Ended by a manager"),
        N_("Somebody who manages this server has ended this download."),
        N_("Ask them why before you start it again."),
    ),
    ServerNeededError: Words(
        N_("This works on a server only"),
        N_("Here are no server settings to change."),
        N_("Use the command in a server's channel."),
    ),
    PriorityTooHighError: _priority,
    SiteOffError: _site_off,
    OwnLimitError: _own_limit,
    TooFastError: _too_fast,
    AdultMediaError: _adult,
}
"""Every denial with its words; a function where the words depend on the error's data."""
