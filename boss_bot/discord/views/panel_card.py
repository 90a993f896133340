"""The live panel of several downloads of one member in one channel, and what their other messages show meanwhile."""

from collections.abc import Sequence
from datetime import datetime

import attrs

from boss_bot.discord.language import _, speaking
from boss_bot.discord.text.amounts import countdown, time_of_day
from boss_bot.discord.views.job_buttons import panel_button, watch_button
from boss_bot.discord.views.list_card import list_parts
from boss_bot.discord.views.parts import Accent, Card, card, row, with_parts
from boss_bot.discord.views.wording import foot, source_line
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.look import Look


@attrs.frozen
class Together:
    """Several jobs on one panel.

    Attributes:
        looks: The newest look at each, in any order.
        head: The job whose message the panel is on.
        page: Which seven of them it shows, from 0.
    """

    looks: Sequence[Look]
    head: JobId
    page: int = 0

    @property
    def at_head(self) -> Look:
        """The look at the job whose message the panel is on."""
        return next(look for look in self.looks if look.job.id == self.head)


def panel_card(panel: Together, *, ends: datetime | None = None) -> Card:
    """Draw the live panel of several jobs, in their member's language.

    Args:
        panel: The jobs.
        ends: When the panel can be redrawn for the last time, once that is near enough to be said.
    """
    with speaking(panel.at_head.job.request.locale):
        drawn = _drawn(panel)
        if ends is None:
            return drawn
        view = _("This live view ends {when}.", when=countdown(ends.timestamp()))
        return with_parts(drawn, f"{view} {_('I go on.')}", row(watch_button(panel.at_head.job)))


def paused_panel_card(panel: Together) -> Card:
    """Draw the last words of a panel whose token ends: the jobs go on, the view does not."""
    with speaking(panel.at_head.job.request.locale):
        when = time_of_day(max(look.at for look in panel.looks))
        words = _("Live view paused at {time}. I go on.", time=when)
        back = _("A press on a button below, or `/queue`, brings the live view back.")
        return with_parts(_drawn(panel), f"{words} {back}", row(watch_button(panel.at_head.job)))


def moved_card(look: Look) -> Card:
    """Draw the message of a job that is listed, or goes on, further down."""
    with speaking(look.job.request.locale):
        return card(Accent.GREY, _("Moved to the newer panel below ↓"), source_line(look.job), foot(look.job))


def _drawn(panel: Together) -> Card:
    title = _("Your downloads – {n} active", n=len(panel.looks))
    parts = list_parts(panel.looks, panel.page, action="panel", job=panel.head, beside=panel_button)
    return card(Accent.BLURPLE, title, *parts)
