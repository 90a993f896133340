"""Why Discord was not reached, in words: the name, the way there, the certificate, the time, or what answered."""

import os
import socket
import ssl
from collections.abc import Iterator

_NETWORK = "Look at the network, and at BOSS_BOT_DISCORD_REST_URL if it is set."
_SPEECH = "Something else answers in its place, a proxy perhaps. Look at BOSS_BOT_DISCORD_REST_URL if it is set."
_CERTIFICATE = "Look at the clock, and at who stands between; SSL_CERT_FILE names authorities of your own."
_NAME = "Look at the machine's name service (DNS)."


def answered(status: int) -> tuple[str, str]:
    """Say what an answer that is none means, and what to do."""
    return f"answered {status}", "Try again in a minute; see https://discordstatus.com."


def why(error: Exception) -> tuple[str, str]:
    """Say why a question came to nothing: what happened, and what to do.

    Args:
        error: What the HTTP client raised, or what came of reading the answer.
    """
    from httpx import TimeoutException  # late: a bot that starts needs no second HTTP client

    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return "cannot be trusted: its certificate is not valid here", _CERTIFICATE
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "cannot be reached: no encrypted connection came about", _CERTIFICATE
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "cannot be reached: its name leads nowhere", _NAME
    if any(isinstance(cause, TimeoutError | TimeoutException) for cause in causes):
        return "cannot be reached: no answer in time", _NETWORK
    if numbers := [cause.errno for cause in causes if isinstance(cause, OSError) and cause.errno]:
        return f"cannot be reached: {os.strerror(numbers[-1]).lower()}", _NETWORK
    if isinstance(error, ValueError | KeyError | TypeError | AttributeError):  # of reading the answer
        return "was not understood: what came is no answer of Discord's", _SPEECH
    return "cannot be reached: the connection broke off", _NETWORK


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it came from, the outermost first."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
