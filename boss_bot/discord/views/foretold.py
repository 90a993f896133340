"""What cards say of the time to come: when a job is likely to start, and to be done."""

from datetime import datetime

from boss_bot.discord.language import _
from boss_bot.discord.text.amounts import countdown
from boss_bot.discord.views.wording import site_text
from boss_bot.domain.jobs.estimate import Window
from boss_bot.domain.jobs.lack import Lack
from boss_bot.domain.jobs.look import Look

_GRAIN = 15  # seconds to which an estimate is rounded: what is only guessed must not redraw the card all the time


def start_line(look: Look) -> str:
    """Return the line that says when a waiting job is likely to start."""
    if look.lacks is Lack.DISK:
        return _("My disk is nearly full. It starts by itself when there is room again.")
    if look.lacks is Lack.TEMP:
        return _("The downloads that run fill the space for work in progress. It starts by itself when one has ended.")
    if look.held_until:
        again = countdown(look.held_until.timestamp())
        held = _("{site} needs a pause from me. I ask it again {when}; other sites go on.")
        return held.format(site=site_text(look.job), when=again)
    if look.starts is None:
        return _("It starts by itself when it is its turn.")
    if _soon(look.starts, look):
        return _("It starts in a moment.")
    early, late = _ends(look.starts)
    if early == late:
        return _("Starts {when} (estimate).", when=late)
    return _("Starts {early} at the earliest, {late} at the latest (estimate).", early=early, late=late)


def end_line(look: Look) -> str:
    """Return the line that says when a job is likely to be done; empty while that is unknown."""
    if look.ends is None or look.held_until or look.lacks:
        return ""
    if _soon(look.ends, look):
        return _("Done in a moment (estimate).")
    early, late = _ends(look.ends)
    if early == late:
        return _("Done {when} (estimate).", when=late)
    return _("Done {early} at the earliest, {late} at the latest (estimate).", early=early, late=late)


def _soon(window: Window, look: Look) -> bool:
    return _rounded(window.latest) <= look.at.timestamp() + _GRAIN


def _ends(window: Window) -> tuple[str, str]:
    return countdown(_rounded(window.earliest)), countdown(_rounded(window.latest))


def _rounded(moment: datetime) -> float:
    return round(moment.timestamp() / _GRAIN) * _GRAIN
