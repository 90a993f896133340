"""The headers of HTTP/1.1 messages (RFC 9112), read as strictly as a proxy should."""

import re

_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\x00]*?)[ \t]*")
_HOP_BY_HOP = frozenset(
    {
        b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"proxy-connection", b"te",
        b"trailer", b"upgrade",
    }
)  # fmt: skip
"""RFC 9110 §7.6.1: for one connection alone, never passed on."""

Headers = tuple[tuple[bytes, bytes], ...]
"""Names in lower case and their values."""


class BadHeadError(ValueError):
    """What came is no HTTP/1.1 message that the proxy passes on."""


def split_head(head: bytes, *, strict: bool) -> tuple[bytes, Headers]:
    """Split the head of a message, up to its empty line, into the first line and the headers.

    Malformed headers of a response are left out, as browsers do; those of a request (``strict``) end it.

    Raises:
        BadHeadError: A header of a request is malformed.
    """
    first, *lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    headers = []
    for line in lines:
        match = _HEADER.fullmatch(line)
        if match is not None:
            headers.append((match[1].lower(), match[2]))
        elif strict:
            raise BadHeadError("a malformed header")
    return first, tuple(headers)


def end_to_end(headers: Headers) -> Headers:
    """Leave out what is for one connection alone."""
    named = {word.strip().lower() for key, value in headers if key == b"connection" for word in value.split(b",")}
    return tuple(pair for pair in headers if pair[0] not in _HOP_BY_HOP and pair[0] not in named)
