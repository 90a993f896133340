"""The head of a site's answer, as far as it tells why a file was refused."""

from typing import Any

import attrs


@attrs.frozen
class Answer:
    """The head of a site's last answer.

    Attributes:
        status: The HTTP status, 0 when no answer has come.
        size: Bytes of the body, None when it is not told.
        page: Whether it is a web page.
    """

    status: int = 0
    size: int | None = None
    page: bool = False

    @classmethod
    def of(cls, response: Any) -> "Answer":
        """Read the head of a response of ``requests``."""
        length = response.headers.get("Content-Length", "")
        size = int(length) if length.isascii() and length.isdecimal() and len(length) < 19 else None
        page = response.headers.get("Content-Type", "").lower().startswith("text/html")
        return cls(response.status_code, size, page)
