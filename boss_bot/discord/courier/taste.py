"""How often a member wants their card redrawn, by their settings: the terms of the job hold them."""

import math
from datetime import timedelta

from boss_bot.discord.courier.place import OLD, age_of
from boss_bot.domain.jobs.look import Look
from boss_bot.domain.members.preferences import Notify, ProgressStyle

_TEXT_SECONDS = 30.0  # between two edits for a screen reader, unless a tenth is passed: each edit is read out
_TENTHS = 10
_LONG = timedelta(minutes=5)  # a job that runs for so long is looked at less often
_LONG_SECONDS = 10.0  # between two edits of such a job
_OLD_GAP = 2.5  # seconds between any two edits of such a card: three in six seconds were seen to pass (userdoccers)
_OLD_SECONDS = 15.0  # where the card is an old message in a channel: Discord counts its edits more strictly (30046)

Face = tuple[object, ...]


def face_of(look: Look) -> Face:
    """Return what the member would call the state of a card; the rest of it is progress."""
    job, terms = look.job, look.job.request.terms
    if terms.notify is Notify.NONE:
        return (job.state.over,)
    if terms.notify is Notify.MINIMAL:
        return (job.state.over, job.state.running)
    return (job.state, look.stage, job.epoch, look.progress is not None, _tenth(look))


def least_gap(look: Look) -> float:
    """Return the seconds that have to lie between any two edits of a card, whatever has changed."""
    return _OLD_GAP if look.job.request.terms.open_card and age_of(look) > OLD else 0.0


def interval_of(look: Look, interval: float) -> float:
    """Return the seconds between two edits in which only the progress changed.

    They are without end for a member who wants to hear of states alone.

    Args:
        look: What is to be drawn.
        interval: What the operator has set.
    """
    terms = look.job.request.terms
    if terms.notify in (Notify.NONE, Notify.MINIMAL):
        return math.inf
    if terms.style is ProgressStyle.TEXT:
        return max(interval, _TEXT_SECONDS)
    if terms.open_card and age_of(look) > OLD:
        return max(interval, _OLD_SECONDS)
    return max(interval, min(2 * interval, _LONG_SECONDS)) if _is_long(look) else interval


def _is_long(look: Look) -> bool:
    if look.job.request.terms.open_card and age_of(look) > _LONG:
        return True
    since = look.job.claimed_at
    return since is not None and look.job.state.running and look.at - since > _LONG


def _tenth(look: Look) -> int:
    """Return the tenth of the whole that has been reached, for those who have their card redrawn by tenths."""
    fraction = look.progress.fraction if look.progress else None
    return int((fraction or 0.0) * _TENTHS) if look.job.request.terms.style is ProgressStyle.TEXT else 0
