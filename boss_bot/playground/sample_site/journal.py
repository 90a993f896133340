"""What the sample site was asked for and what it sent: the record that tests and the demo read."""

import time
from collections.abc import Iterable

import attrs


@attrs.define(kw_only=True)
class SeenRequest:
    """One request and its response; the last two attributes grow while the response runs.

    `bytes_sent` counts body bytes handed to the socket. The site itself buffers no more than one chunk, but the kernels
    of both ends may hold some hundred kilobytes that a client never read, so when a client left it is an upper bound.
    To show that no byte was fetched twice, look at where the client says it goes on: the first number of `range`.

    Attributes:
        method: `GET`, `HEAD` or whatever was sent.
        path: The path without its query, unquoted.
        range: First and last byte that the client asked for, both counted, the last None if left open. A suffix range
            is given by its first byte. None if it asked for no range that can be followed.
        status: Status of the response.
        offset: Where in the file the body begins.
        bytes_sent: Body bytes handed to the socket so far; final once `finished`.
        finished: True once the response is over, be it whole, cut by the site, or left by the client.
        time: When the request came, seconds since 1970.
    """

    method: str
    path: str
    range: tuple[int, int | None] | None = None
    status: int
    offset: int = 0
    bytes_sent: int = 0
    finished: bool = False
    time: float = attrs.field(factory=time.time)


def fetched(requests: Iterable[SeenRequest], path: str) -> list[tuple[int, int]]:
    """List what was sent of one file: a half-open byte interval for each response that carried some of it, unmerged.

    Args:
        requests: The journal, in its order.
        path: The file's path on the site.
    """
    return [
        (seen.offset, seen.offset + seen.bytes_sent)
        for seen in requests
        if seen.path == path and seen.status in (200, 206) and seen.bytes_sent
    ]
