"""Why the proxy turns a request down, as values that can be counted."""

from enum import StrEnum


class Refusal(StrEnum):
    """A reason; the words are fit for the label of a metric: none of them comes from outside."""

    TOKEN = "token"  # noqa: S105  # the reason, no secret
    """The request shows no pass, or none that is valid."""

    REQUEST = "request"
    """It is malformed."""

    HOST = "host"
    """No canonical host, or one that is never public."""

    PORT = "port"
    """Another port than those of the web."""

    ADDRESS = "address"
    """One of the name's answers is not public."""

    BUDGET = "budget"
    """The job has had its share of bytes."""


class RefusedError(Exception):
    """A request leads where nobody may go.

    Args:
        reason: Why.
    """

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason
