"""The head of a site's answer, as far as it tells why a file was refused."""

import json
from typing import Any

import attrs

_REFUSED = (401, 403)
_MAX_REASON = 65_536
"""Bytes of an answer that is read for its reason."""


@attrs.frozen
class Answer:
    """The head of a site's last answer.

    Attributes:
        status: The HTTP status, 0 when no answer has come.
        size: Bytes of the body, None when it is not told.
        page: Whether it is a web page.
        reason: Why it was refused, in the site's own words, which go no further than to a verdict.
    """

    status: int = 0
    size: int | None = None
    page: bool = False
    reason: str = ""

    @classmethod
    def of(cls, response: Any) -> "Answer":
        """Read the head of a response of ``requests``."""
        length = response.headers.get("Content-Length", "")
        size = int(length) if length.isascii() and length.isdecimal() and len(length) < 19 else None
        page = response.headers.get("Content-Type", "").lower().startswith("text/html")
        refused = response.status_code in _REFUSED and size is not None and size <= _MAX_REASON
        return cls(response.status_code, size, page, _reason(response) if refused else "")


def _reason(response: Any) -> str:
    """Return the reason that an interface gives, as Reddit does: ``{"reason": "private", …}``."""
    if not response.headers.get("Content-Type", "").lower().startswith("application/json"):
        return ""
    try:
        told = json.loads(response.content)
    except (OSError, ValueError, RecursionError):
        return ""
    reason = told.get("reason") if isinstance(told, dict) else None
    return reason if isinstance(reason, str) else ""
