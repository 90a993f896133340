"""What a person is told about an error."""

from collections.abc import Callable
from typing import Any

import attrs

from boss_bot.discord.language import _
from boss_bot.domain.errors.refusals import BossBotError

_DASH = " – "


@attrs.frozen
class Words:
    """The three things that every error says. ``{site}`` stands for the site's name.

    Attributes:
        title: What happened; of an error that ends a job the state first: ``Failed – connection problem``.
        cause: Why, as far as we know.
        next_step: What the person can do now.
    """

    title: str
    cause: str
    next_step: str

    @property
    def ends_a_job(self) -> bool:
        """Whether the title begins with the state of a job that has failed."""
        return _DASH in self.title

    @property
    def short(self) -> str:
        """What happened without the state before it: ``Connection problem``."""
        short = self.title.rpartition(_DASH)[2]
        return short[:1].upper() + short[1:]

    def said(self) -> "Words":
        """Return the words of a table in the reader's language."""
        return Words(_(self.title), _(self.cause), _(self.next_step))

    def about(self, site: str) -> "Words":
        """Put the name of a site, already safe to show, where it belongs; without one it is "the site"."""
        return Words(_named(self.title, site), _named(self.cause, site), _named(self.next_step, site))


Entry = Words | Callable[[Any], Words]
"""What the table has for an error: its words marked with `N_`, or a function that says them from the error's data."""

Table = dict[type[BossBotError], Entry]
"""Errors and what is told about them."""


def _named(text: str, site: str) -> str:
    if not site:
        site = _("the site")
        if text.startswith("{site}"):
            text = text.replace("{site}", site[:1].upper() + site[1:], 1)
    return text.replace("{site}", site)
