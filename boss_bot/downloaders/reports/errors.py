"""The errors that a job's process may name, and nothing else that it may say about them."""

import math
from collections.abc import Mapping

from boss_bot.domain.content.offers import ChoiceNeededError
from boss_bot.domain.errors import detours, failures, faults
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.error_record import ErrorRecord, restore

_KINDS: Mapping[str, type[BossBotError]] = {
    kind.__name__: kind
    for kind in (
        detours.LeadsNowhereError,
        failures.AgeRestrictedError,
        failures.BotCheckError,
        failures.ExtractorBrokenError,
        failures.FileTooLargeError,
        failures.LiveStreamError,
        failures.LoginRequiredError,
        failures.NetworkError,
        failures.NotFoundError,
        failures.NothingFoundError,
        failures.PrivatePostError,
        failures.ProtectedMediaError,
        failures.RateLimitedError,
        failures.RegionBlockedError,
        failures.TooManyItemsError,
        faults.ConversionError,
        faults.DiskFullError,
        faults.LoginExpiredError,
        faults.NothingChosenError,
        faults.OutsideClipError,
        faults.UnexpectedError,
        ChoiceNeededError,
    )
}


def error_kind(name: str) -> type[BossBotError]:
    """Return the class of an error that a process named.

    Raises:
        KeyError: It may not name that one.
    """
    return _KINDS[name]


def reported_error(name: str, facts: object) -> BossBotError:
    """Build the error that a process named, with the numbers it gave.

    Raises:
        KeyError: It may not name that one.
        TypeError: A fact is no number, or none of the error's.
    """
    if not isinstance(facts, dict):
        raise TypeError("no facts")
    for fact in facts.values():
        if fact is not None and (
            isinstance(fact, bool) or not isinstance(fact, int | float) or not math.isfinite(fact)
        ):
            raise TypeError("a fact that is no number")
    error = restore(ErrorRecord(error_kind(name).__name__, facts))
    if type(error) is not error_kind(name):
        raise TypeError("facts of another error")
    return error
