"""Words for refusals that go by who asks (``domain/denials.py``)."""

from collections.abc import Callable, Mapping
from typing import Any

from boss_bot.discord.amounts import countdown, counted
from boss_bot.discord.escape import plain
from boss_bot.discord.words.words import Words
from boss_bot.domain.denials import (
    AdultMediaError,
    BlockedMemberError,
    LevelNeededError,
    OwnLimitError,
    PriorityTooHighError,
    ServerNeededError,
    SiteOffError,
    TooFastError,
)
from boss_bot.domain.errors import BossBotError
from boss_bot.domain.levels import Level
from boss_bot.domain.priority import Priority
from boss_bot.sites import SITES

_SITE_NAMES = {site.name: site.title for site in SITES} | {"direct": "direct links", "enabled": "further sites"}


def _level_needed(error: LevelNeededError) -> Words:
    if error.level >= Level.OWNER:
        return Words("This is for my owner", "Only the owner of the bot can do this.", "Ask the bot's operator.")
    return Words(
        "This is for managers",
        "It needs the permission Manage Server, or the manager role that is set for me here.",
        "Ask somebody who manages this server.",
    )


def _priority(error: PriorityTooHighError) -> Words:
    most = min(Priority.HIGH, error.most)
    name = Priority(most).name.lower()
    return Words(
        "That priority is not open to you",
        f"Your highest priority on this server is {name}.",
        f"Your link was not added. Choose `{name}`, or leave `priority` out.",
    )


def _site_off(error: SiteOffError) -> Words:
    site = _SITE_NAMES.get(error.site, plain(error.site, 60))
    return Words(
        "That site is switched off here",
        f"Downloads from {site} are switched off on this server.",
        "Try it in a direct message with me, or ask somebody who manages this server.",
    )


def _own_limit(error: OwnLimitError) -> Words:
    return Words(
        "You have enough downloads waiting",
        f"You already have {counted(error.limit, 'download')} waiting or paused, as many as your limit allows."
        if error.limit
        else "Your limit allows no download to wait.",
        "Cancel one with `/cancel`, or wait until one has started.",
    )


def _too_fast(error: TooFastError) -> Words:
    when = countdown(error.until) if error.until else "in a minute"
    return Words("A little slower, please", "That was a lot in one minute.", f"You can go on {when}.")


def _adult(error: AdultMediaError) -> Words:
    title = "Failed – marked 18+"
    if error.nowhere:
        return Words(title, "This is marked 18+, and this server shows none of that.", "Look for another link.")
    return Words(title, "This is marked 18+, so I stopped before I fetched it.",
                 "Use the command again in an age-restricted channel of a server.")  # fmt: skip


DENIALS: Mapping[type[BossBotError], Words | Callable[[Any], Words]] = {
    BlockedMemberError: Words(
        "You can't use downloads here",
        "The managers of this server have blocked you from using me.",
        "Ask somebody who manages this server.",
    ),
    LevelNeededError: _level_needed,
    ServerNeededError: Words(
        "This works on a server only",
        "Here are no server settings to change.",
        "Use the command in a server's channel.",
    ),
    PriorityTooHighError: _priority,
    SiteOffError: _site_off,
    OwnLimitError: _own_limit,
    TooFastError: _too_fast,
    AdultMediaError: _adult,
}
"""Every denial with its words; a function where the words depend on the error's data."""
