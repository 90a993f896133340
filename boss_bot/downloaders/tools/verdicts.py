"""What an engine's troubles mean, as far as both engines share them."""

import errno
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from boss_bot.domain.errors.detours import LeadsNowhereError
from boss_bot.domain.errors.failures import (
    AgeRestrictedError,
    BotCheckError,
    ExtractorBrokenError,
    FileTooLargeError,
    JobError,
    LiveStreamError,
    LoginRequiredError,
    NetworkError,
    NotFoundError,
    NothingFoundError,
    PrivatePostError,
    ProtectedMediaError,
    RateLimitedError,
    RegionBlockedError,
)
from boss_bot.domain.errors.faults import DiskFullError, UnexpectedError

MAX_PAUSE = 3600.0
"""Seconds that a site's wish for a pause counts for at most."""

_BY_STATUS: Mapping[int, type[JobError]] = {
    401: LoginRequiredError,
    403: LoginRequiredError,
    404: NotFoundError,
    408: NetworkError,
    410: NotFoundError,
    416: NetworkError,
    425: NetworkError,
    429: RateLimitedError,
    451: RegionBlockedError,
}

_BY_TEXT: tuple[tuple[re.Pattern[str], type[JobError]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"\bdrm\b|requires? (?:payment|purchase|a rental)|\bpaid\b|must be (?:bought|purchased)", ProtectedMediaError),
        (r"not a (?:ro)?bot\b|captcha|unusual traffic|automated (?:queries|requests)", BotCheckError),
        (r"\b(?:rate.?limit|too many requests)", RateLimitedError),
        (r"\bage\b.{0,20}(?:restrict|verif|confirm|limit)|confirm your age|\bnsfw\b|18\+", AgeRestrictedError),
        (r"available (?:in|from) your (?:country|location|region)|geo.?restrict", RegionBlockedError),
        (r"\bprivate\b|\bprotected\b|only (?:visible|available) to (?:followers|friends)", PrivatePostError),
        (r"\blog(?:ged)?[ -]?in\b|\bsign(?:ed)? in\b|\bcookies\b|authenticat|members.only", LoginRequiredError),
        (r"\blive (?:event|stream)|is (?:not )?(?:currently )?live|offline|premieres? (?:in|will)", LiveStreamError),
        (r"not found|does(?:n't| not) exist|deleted|removed|unavailable|no longer|suspended|terminated", NotFoundError),
        (r"no (?:video|media|suitable|formats?)|unsupported url", NothingFoundError),
    )
)  # fmt: skip
"""Words of both engines, in the order in which they decide: the more special first."""


def by_status(status: int, headers: Mapping[str, str], *, now: datetime | None = None) -> JobError:
    """Say what a response's status means.

    Args:
        status: The HTTP status, 300 or more.
        headers: The response's headers.
        now: The present moment, for a ``Retry-After`` that is a date.
    """
    if status == 429:
        return rate_limited(retry_after(headers, now or datetime.now(UTC)))
    if status >= 500:
        return NetworkError()
    if status < 400:
        return LeadsNowhereError()
    return _BY_STATUS.get(status, ExtractorBrokenError)()


def rate_limited(seconds: float | None) -> RateLimitedError:
    """Say that a site asks for a pause, of an hour at most: a hostile header must not hold a job for years."""
    return RateLimitedError(None if seconds is None else min(seconds, MAX_PAUSE))


def by_text(text: str) -> JobError | None:
    """Say what an engine's message means, None when it is not known."""
    return next((kind() for pattern, kind in _BY_TEXT if pattern.search(text)), None)


def by_os(error: OSError, limit: int) -> JobError | None:
    """Say what an error of the operating system means, None when it is none of the file system's."""
    if error.errno == errno.EFBIG:
        return FileTooLargeError(None, limit)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EMFILE, errno.ENAMETOOLONG):
        return UnexpectedError()
    return None


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the seconds that a site asks to wait: ``Retry-After`` (RFC 9110 §10.2.3) or X's ``x-rate-limit-reset``."""
    told, reset = headers.get("Retry-After"), headers.get("x-rate-limit-reset") or headers.get("x-ratelimit-reset")
    if told and re.fullmatch(r"[0-9]{1,6}", told.strip()):
        return float(told)
    if told:
        try:
            return max(0.0, (parsedate_to_datetime(told) - now).total_seconds())
        except (TypeError, ValueError):
            return None
    if reset and re.fullmatch(r"[0-9]{9,11}", reset):
        return max(0.0, float(reset) - now.timestamp())
    # Reddit tells the seconds that are left, with a fraction or without.
    return float(reset) if reset and re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]{1,6})?", reset) else None
