"""What managers may know of the downloads of their server: numbers, as values."""

from collections.abc import Sequence

import attrs


@attrs.frozen
class Figures:
    """What came of the downloads of one server in a span of time.

    Attributes:
        done, failed, cancelled: How many ended so.
        by_site: How many there were of each site, the most first.
        by_error: How many ended with each error, by its class's name, the most first.
        wait: Median seconds in the line, None when nothing started.
        took: Median seconds from the start to the end, None when nothing was completed.
        slowest: Seconds within which 95 of 100 were completed, None when nothing was.
    """

    done: int = 0
    failed: int = 0
    cancelled: int = 0
    by_site: Sequence[tuple[str, int]] = ()
    by_error: Sequence[tuple[str, int]] = ()
    wait: float | None = None
    took: float | None = None
    slowest: float | None = None


@attrs.frozen
class Holdings:
    """What there is of one server at the moment.

    Attributes:
        waiting, running: Downloads that wait or are paused, and that run.
        kept: Finished downloads whose files are kept.
        size: Bytes of these files.
        oldest: When the oldest of them was finished (Unix seconds), None for none.
    """

    waiting: int = 0
    running: int = 0
    kept: int = 0
    size: int = 0
    oldest: float | None = None
