"""The panel of a member's own settings."""

from collections.abc import Sequence
from enum import Enum, StrEnum

from hikari import ButtonStyle

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import N_, _, ngettext
from boss_bot.discord.text.amounts import part_of_size, size_text
from boss_bot.discord.views.panel_parts import choice, press
from boss_bot.discord.views.parts import Accent, Card, card, row, small
from boss_bot.domain.content.options import Quality
from boss_bot.domain.keeping.usage import Used
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.preferences import Notify, ProgressStyle
from boss_bot.domain.members.priority import Priority
from boss_bot.members import Standing

LABELS: dict[Enum, str] = {
    Notify.NONE: N_("Notifications: none – the first and the last state"),
    Notify.MINIMAL: N_("Notifications: minimal – when it starts and ends"),
    Notify.NORMAL: N_("Notifications: normal – progress too"),
    Notify.VERBOSE: N_("Notifications: verbose – every step and try"),
    ProgressStyle.BAR: N_("Progress: bar"),
    ProgressStyle.TEXT: N_("Progress: text only, redrawn seldom"),
    ProgressStyle.COMPACT: N_("Progress: one short line"),
    Quality.FITS: N_("Quality: best that Discord takes"),
    Quality.BEST: N_("Quality: best there is"),
    Quality.P1080: N_("Quality: 1080p"),
    Quality.P720: N_("Quality: 720p"),
    Quality.P480: N_("Quality: 480p"),
    Quality.SMALLEST: N_("Quality: smallest"),
    Visibility.PRIVATE: N_("Results: only me"),
    Visibility.POST: N_("Results: posted for all"),
    Priority.LOW: N_("Priority: low"),
    Priority.NORMAL: N_("Priority: normal"),
    Priority.HIGH: N_("Priority: high"),
}
LEVELS: dict[Level, str] = {
    Level.BLOCKED: N_("blocked"),
    Level.NORMAL: N_("normal member"),
    Level.PREMIUM: N_("premium member"),
    Level.MANAGER: N_("manager"),
    Level.OWNER: N_("owner of the bot"),
}


def settings_card(standing: Standing, used: Used) -> Card:
    """Draw what a member has set, with the lists and buttons that change it.

    Args:
        standing: Where they stand here.
        used: What they have used of their day.
    """
    own = standing.preferences
    priorities = [one for one in Priority if one <= standing.allowance.top_priority] or [Priority.LOW]
    retries = ngettext("Retry by itself: on, {n} time", "Retry by itself: on, {n} times", own.max_retries)
    return card(
        Accent.BLURPLE,
        _("Your settings"),
        _("They hold on every server, for downloads that you start from now on."),
        choice(ControlId("set", "notify"), _lines(list(Notify)), [own.notify.value]),
        choice(ControlId("set", "style"), _lines(list(ProgressStyle)), [own.style.value]),
        choice(ControlId("set", "quality"), _lines(list(Quality)), [own.quality.value]),
        choice(ControlId("set", "visibility"), _lines(list(Visibility)), [own.visibility.value]),
        choice(
            ControlId("set", "priority"),
            [(str(int(one)), _(LABELS[one])) for one in priorities],
            [str(int(standing.priority(None)))],
        ),
        row(
            press(ControlId("flip", "mention"), _("Mention me: on") if own.mention else _("Mention me: off")),
            press(ControlId("flip", "retry"), retries if own.auto_retry else _("Retry by itself: off")),
            press(ControlId("more"), _("More…")),
            press(ControlId("reset"), _("Reset"), ButtonStyle.DANGER),
        ),
        _("Items of a set, when you don't say: {items}.", items=f"`{own.items}`") if own.items else "",
        small(today_line(standing, used)),
        small(limits_line(standing)),
    )


def today_line(standing: Standing, used: Used) -> str:
    """Return what a member has used of the last 24 hours, and of how much, in one line."""
    jobs, size = standing.allowance.day_jobs, standing.allowance.day_bytes
    said = ngettext("Last 24 hours: {n} download", "Last 24 hours: {n} downloads", used.jobs)
    if jobs is not None:
        parts = {"used": used.jobs}
        said = ngettext(
            "Last 24 hours: {used} of {n} download", "Last 24 hours: {used} of {n} downloads", jobs, **parts
        )
    return f"{said} · {size_text(used.size) if size is None else part_of_size(used.size, size)}"


def limits_line(standing: Standing) -> str:
    """Return what a member may use, in one line."""
    allowance = standing.allowance
    parts = [_("You are here: {level}", level=_(LEVELS[standing.level]))]
    if allowance.at_once is not None:
        parts.append(_("{n} at once", n=allowance.at_once))
    if allowance.file_bytes is not None:
        parts.append(_("files up to {size}", size=size_text(allowance.file_bytes)))
    return " · ".join(parts)


def _lines(values: Sequence[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, _(LABELS[one])) for one in values]
