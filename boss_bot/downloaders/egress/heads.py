"""The first lines of HTTP/1.1 messages (RFC 9112): where a request leads, and how both are passed on."""

import re

import attrs

from boss_bot.downloaders.egress.headers import BadHeadError, Headers, end_to_end, split_head

_REQUEST = re.compile(rb"([A-Z]{1,20}) ([\x21-\x7e]{1,16384}) HTTP/1\.[01]")
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-9][0-9]{2})(?: [^\r\n\x00]*)?")
_AUTHORITY = rb"(?P<host>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})"
_CONNECT = re.compile(_AUTHORITY + rb":(?P<port>[0-9]{1,5})")
_ABSOLUTE = re.compile(rb"http://" + _AUTHORITY + rb"(?::(?P<port>[0-9]{1,5}))?(?P<path>[/?].*)?", re.IGNORECASE)


@attrs.frozen
class RequestHead:
    """The first part of a request that a job sent.

    Attributes:
        method: ``CONNECT`` asks for a tunnel.
        host: Where it leads, with brackets when it is an IPv6 address.
        port: The port there.
        path: What to ask for; empty for a tunnel.
        headers: Names in lower case and their values.
    """

    method: bytes
    host: str
    port: int
    path: bytes
    headers: Headers

    def header(self, name: bytes) -> bytes | None:
        """Return the only value of a header, None when it is absent or there are several."""
        values = [value for key, value in self.headers if key == name]
        return values[0] if len(values) == 1 else None

    @property
    def body_length(self) -> int:
        """Bytes of the body.

        Raises:
            BadHeadError: The length cannot be told.
        """
        if any(key == b"transfer-encoding" for key, _ in self.headers):
            raise BadHeadError("a body without a length")
        if not any(key == b"content-length" for key, _ in self.headers):
            return 0
        length = self.header(b"content-length")
        if length is None or not re.fullmatch(rb"[0-9]{1,15}", length):
            raise BadHeadError("several lengths")
        return int(length)

    def forwarded(self) -> bytes:
        """Return the head as it goes to the site: the host is that of the address, the connection ends after it."""
        host = self.host if self.port == 80 else f"{self.host}:{self.port}"
        lines = [b"%s %s HTTP/1.1" % (self.method, self.path), b"host: " + host.encode()]
        dropped = (b"host", b"expect")
        lines += [b"%s: %s" % pair for pair in end_to_end(self.headers) if pair[0] not in dropped]
        return b"\r\n".join([*lines, b"connection: close", b"", b""])


def parse_request(head: bytes) -> RequestHead:
    """Read the head of a request.

    Raises:
        BadHeadError: It is neither a tunnel nor a request with an absolute http address.
    """
    first, headers = split_head(head, strict=True)
    request = _REQUEST.fullmatch(first)
    if request is None:
        raise BadHeadError("no request")
    target = (_CONNECT if request[1] == b"CONNECT" else _ABSOLUTE).fullmatch(request[2])
    if target is None:
        raise BadHeadError("no address to go to")
    path = target.groupdict().get("path") or b"/"
    return RequestHead(
        request[1],
        target["host"].decode(),
        int(target["port"] or 80),
        b"" if request[1] == b"CONNECT" else path if path.startswith(b"/") else b"/" + path,
        headers,
    )


def closing_response(head: bytes) -> tuple[int, bytes]:
    """Return the status of a response, and its head as it goes to the job: the connection ends after it.

    Without ``Connection: close`` about one HLS download in seven failed on a reused connection.

    Raises:
        BadHeadError: It is no HTTP/1.1 response.
    """
    first, headers = split_head(head, strict=False)
    status = _STATUS.fullmatch(first)
    if status is None:
        raise BadHeadError("no response")
    lines = [first, *(b"%s: %s" % pair for pair in end_to_end(headers)), b"connection: close", b"", b""]
    return int(status[1]), b"\r\n".join(lines)
