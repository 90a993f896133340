"""The proxy behind the proxy: the way to the internet from a network that has no other."""

import asyncio
import base64
import contextlib
import re
import socket
from urllib.parse import unquote, urlsplit

import attrs

from boss_bot.downloaders.egress.dialling import dial_any, dial_directly
from boss_bot.downloaders.egress.headers import BadHeadError
from boss_bot.downloaders.egress.wire import Wire

_GRANTED = re.compile(rb"HTTP/1\.[01] 2[0-9]{2}[ \r]")


@attrs.frozen
class Upstream:
    """An http proxy of the operator's.

    Attributes:
        host: Where it is.
        port: Its port.
        credentials: Value of the ``Proxy-Authorization`` header, empty for none. Secret.
    """

    host: str
    port: int
    credentials: bytes = attrs.field(default=b"", repr=False)

    @classmethod
    def parse(cls, url: str) -> "Upstream":
        """Read ``http://[user:password@]host:port``.

        Raises:
            ValueError: It is no such address. The text is not repeated: it may hold a password.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise ValueError("no address of a proxy") from None
        if parts.scheme != "http" or not host:
            raise ValueError("no address of an http proxy")
        if parts.username is None:
            return cls(host, port or 80)
        secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
        return cls(host, port or 80, b"Basic " + base64.b64encode(secret))

    async def tunnel(self, host: str, port: int) -> Wire:
        """Return a tunnel to a host that was judged.

        Raises:
            OSError: The proxy cannot be reached, or does not lead there.
        """
        loop = asyncio.get_running_loop()
        answers = await loop.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        wire = Wire(await dial_any([str(answer[4][0]) for answer in answers], self.port, dial_directly))
        with contextlib.ExitStack() as unless_granted:
            unless_granted.callback(wire.close)
            await wire.write(self._request(host, port))
            try:
                head = await wire.read_head()
            except BadHeadError:
                raise ConnectionAbortedError("the upstream proxy speaks no http") from None
            if not _GRANTED.match(head):
                raise ConnectionRefusedError("the upstream proxy does not lead there")
            unless_granted.pop_all()
        return wire

    def _request(self, host: str, port: int) -> bytes:
        target = (f"[{host}]:{port}" if ":" in host else f"{host}:{port}").encode()
        lines = [b"CONNECT %s HTTP/1.1" % target, b"host: " + target]
        if self.credentials:
            lines.append(b"proxy-authorization: " + self.credentials)
        return b"\r\n".join([*lines, b"", b""])
