"""What an error of Discord says about a message: whether it can be there, and whether another way is worth a try."""

from enum import Enum, auto
from http import HTTPStatus

import hikari

# Discord's error codes (topics/opcodes-and-status-codes): unknown message, unknown webhook, invalid webhook token.
_DELETED = 10008
_GONE_CODES = frozenset({_DELETED, 10015, 50027})

# Unknown channel, guild; no access, direct messages closed, no permission, archived thread, no mutual server;
# AutoMod, its title rule, a harmful link; locked thread; too many follow-ups.
_SHUT_CODES = frozenset({10003, 10004, 50001, 50007, 50013, 50083, 50278, 200000, 200001, 240000, 160005, 40094})

_NOT_ALLOWED = (hikari.UnauthorizedError, hikari.ForbiddenError, hikari.NotFoundError)


class Refusal(Enum):
    """How a message was not taken.

    ``SHUT``: not this way, but maybe another. ``TOO_LARGE``: a file is. ``REFUSED``: what was sent is wrong.
    ``UNKNOWN``: nobody knows whether it was taken (a lost reply, trouble at Discord).
    """

    SHUT = auto()
    TOO_LARGE = auto()
    REFUSED = auto()
    UNKNOWN = auto()


def is_gone(error: hikari.HikariError) -> bool:
    """Say whether an error means that this token can edit its message no more."""
    if isinstance(error, hikari.UnauthorizedError | hikari.NotFoundError):
        return True
    return isinstance(error, hikari.BadRequestError | hikari.ForbiddenError) and error.code in _GONE_CODES


def is_held_back(error: hikari.HikariError) -> bool:
    """Say whether an error means that Discord wants fewer requests; hikari sits short waits out by itself."""
    too_many = isinstance(error, hikari.HTTPResponseError) and error.status == HTTPStatus.TOO_MANY_REQUESTS
    return too_many or isinstance(error, hikari.RateLimitTooLongError)


def is_deleted(error: hikari.HikariError) -> bool:
    """Say whether an error means that the message is not there any more."""
    return isinstance(error, hikari.NotFoundError) and error.code == _DELETED


def refusal_of(error: hikari.HikariError, *, by_token: bool) -> Refusal:
    """Say what an error means. hikari keeps no code for a 413, only the status.

    Args:
        error: The error of a request.
        by_token: Whether it was sent by an interaction's token, and not by the bot's own.
    """
    if not isinstance(error, hikari.ClientHTTPResponseError):
        return Refusal.UNKNOWN
    status = int(error.status)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Refusal.TOO_LARGE
    if status in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS):
        return Refusal.UNKNOWN
    if by_token:
        return Refusal.SHUT if is_gone(error) or error.code in _SHUT_CODES - {200000} else Refusal.REFUSED
    return Refusal.SHUT if isinstance(error, _NOT_ALLOWED) or error.code in _SHUT_CODES else Refusal.REFUSED


def status_of(error: hikari.HikariError) -> int:
    """Return the HTTP status of an error, 0 when Discord did not answer."""
    return int(error.status) if isinstance(error, hikari.HTTPResponseError) else 0
