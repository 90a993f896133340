"""What cards say of the time to come: when a job is likely to start, and to be done."""

from datetime import datetime

from boss_bot.discord.amounts import countdown
from boss_bot.discord.views.wording import site_text
from boss_bot.domain.estimate import Window
from boss_bot.domain.look import Look

_GRAIN = 15  # seconds to which an estimate is rounded: what is only guessed must not redraw the card all the time


def start_line(look: Look) -> str:
    """Return the line that says when a waiting job is likely to start."""
    if look.held_until:
        again = countdown(look.held_until.timestamp())
        return f"{site_text(look.job)} needs a pause from me. I ask it again {again}; other sites go on."
    if look.starts is None:
        return "It starts by itself when it is its turn."
    if _soon(look.starts, look):
        return "It starts in a moment."
    return f"Starts {_range(look.starts)} (estimate)."


def end_line(look: Look) -> str:
    """Return the line that says when a job is likely to be done; empty while that is unknown."""
    if look.ends is None or look.held_until:
        return ""
    when = "in a moment" if _soon(look.ends, look) else _range(look.ends)
    return f"Done {when} (estimate)."


def _soon(window: Window, look: Look) -> bool:
    return _rounded(window.latest) <= look.at.timestamp() + _GRAIN


def _range(window: Window) -> str:
    early, late = _rounded(window.earliest), _rounded(window.latest)
    if early == late:
        return countdown(late)
    return f"{countdown(early)} at the earliest, {countdown(late)} at the latest"


def _rounded(moment: datetime) -> float:
    return round(moment.timestamp() / _GRAIN) * _GRAIN
