"""What an error of Discord says about a message: whether it can be there, and whether another way is worth a try."""

from enum import Enum, auto
from http import HTTPStatus

import hikari

from boss_bot.domain.errors.undelivered import AutoModError, ClosedChannelError

# Discord's error codes (topics/opcodes-and-status-codes): unknown message, unknown webhook, invalid webhook token.
_DELETED = 10008
_GONE_CODES = frozenset({_DELETED, 10015, 50027})

# Unknown channel, guild; no access, direct messages closed, no permission, archived thread, no mutual server;
# a harmful link; locked thread; too many follow-ups.
_SHUT_CODES = frozenset({10003, 10004, 50001, 50007, 50013, 50083, 50278, 240000, 160005, 40094})

_AUTOMOD_CODES = frozenset({200000, 200001})  # blocked by AutoMod, by its rule for titles

_NOT_ALLOWED = (hikari.UnauthorizedError, hikari.ForbiddenError, hikari.NotFoundError)


class Refusal(Enum):
    """How a message was not taken.

    ``SHUT``: not this way, but maybe another. ``AUTOMOD``: the same, because of a rule of the server's AutoMod.
    ``TOO_LARGE``: a file is. ``REFUSED``: what was sent is wrong. ``UNKNOWN``: nobody knows whether it was taken (a
    lost reply, trouble at Discord).
    """

    SHUT = auto()
    AUTOMOD = auto()
    TOO_LARGE = auto()
    REFUSED = auto()
    UNKNOWN = auto()

    @property
    def shuts(self) -> bool:
        """Whether nothing more goes this way, and the next one is worth a try."""
        return self in (Refusal.SHUT, Refusal.AUTOMOD)


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
    if error.code in _AUTOMOD_CODES:
        return Refusal.AUTOMOD
    if by_token:
        return Refusal.SHUT if is_gone(error) or error.code in _SHUT_CODES else Refusal.REFUSED
    return Refusal.SHUT if isinstance(error, _NOT_ALLOWED) or error.code in _SHUT_CODES else Refusal.REFUSED


def status_of(error: hikari.HikariError) -> int:
    """Return the HTTP status of an error, 0 when Discord did not answer."""
    return int(error.status) if isinstance(error, hikari.HTTPResponseError) else 0


def closed_channel(why: Refusal) -> AutoModError | ClosedChannelError:
    """Return the error that tells why a post was not taken."""
    return AutoModError() if why is Refusal.AUTOMOD else ClosedChannelError()
