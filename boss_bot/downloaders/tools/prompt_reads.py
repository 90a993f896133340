"""Reads that return what has arrived.

Both engines ask for large blocks and wait until they are full; a job that is killed after a pause would lose what it
had of a block, and fetch it again.
"""

from typing import Any

from urllib3.response import HTTPResponse

BLOCK = 262_144
"""Bytes that both engines ask for at once."""

_LARGE = 65_536
"""Bytes from which on a read is a download's and need not be full."""


def prepare() -> None:
    """Change the way bodies are read for good: called once, in the zygote."""
    read_all = HTTPResponse.read

    def read(
        self: Any, amt: int | None = None, decode_content: bool | None = None, cache_content: bool = False
    ) -> bytes:
        """Read a block; a large one may be shorter than asked for, and is empty only at the end."""
        if amt is None or amt < _LARGE:
            return bytes(read_all(self, amt, decode_content, cache_content))
        return self.read1(amt, decode_content) or b""

    HTTPResponse.read = read  # type: ignore[method-assign]
