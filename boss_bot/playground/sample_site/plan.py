"""What one response will be, decided by a route before a byte of it is sent."""

from collections.abc import Callable, Mapping

import attrs
from aiohttp import web


def always() -> bool:
    """Cut every time."""
    return True


@attrs.frozen(kw_only=True)
class Plan:
    """One response: its head, the bytes behind it, and where it goes wrong on purpose.

    Offsets count bytes of the file, so a range that begins in the middle has a `first` above zero.

    Attributes:
        status: HTTP status.
        headers: Headers besides Content-Length.
        content: The bytes; beyond their end they begin again, for a body without end.
        first: Offset of the first byte sent.
        stop: Offset after the last byte sent, if nothing cuts the response before.
        length: The Content-Length that is announced, true or not; None for none (chunked).
        cut_at: Offset where the connection is closed, if any.
        cuts: Asked when `cut_at` is come to; the response goes on if it says no.
        drip: Seconds between single bytes, for a body that trickles, instead of the site's speed.
    """

    status: int = 200
    headers: Mapping[str, str] = attrs.field(factory=dict)
    content: bytes = attrs.field(default=b"", repr=False)
    first: int = 0
    stop: int = attrs.field()
    length: int | None = attrs.field()
    cut_at: int | None = None
    cuts: Callable[[], bool] = always
    drip: float | None = None

    @stop.default
    def _end_of_content(self) -> int:
        return len(self.content)

    @length.default
    def _honest_length(self) -> int:
        return self.stop - self.first


Route = Callable[[web.BaseRequest], Plan]
"""What decides on a plan for a request; it does nothing else, so all of a request's effects are in the sending."""
