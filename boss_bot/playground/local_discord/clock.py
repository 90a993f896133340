"""The time the local Discord goes by: real, or moved by a test."""

import time
from datetime import UTC, datetime

import attrs


@attrs.define
class Clock:
    """Tell the time in seconds since 1970, shifted by as much as somebody has asked for.

    Token lifetimes, the three seconds of an interaction, nonces, rate-limit windows and the expiry of file
    addresses are judged by it. It goes on ticking after a shift.
    """

    _offset: float = attrs.field(default=0.0, init=False)

    def now(self) -> float:
        """Return the present moment in seconds since 1970-01-01 UTC."""
        return time.time() + self._offset

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass at once."""
        self._offset += seconds

    def set(self, moment: float) -> None:
        """Make ``moment`` (seconds since 1970) the present."""
        self._offset = moment - time.time()


def iso_timestamp(moment: float) -> str:
    """Write ``moment`` (seconds since 1970) as Discord writes timestamps: ISO 8601, UTC, microseconds."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds")
