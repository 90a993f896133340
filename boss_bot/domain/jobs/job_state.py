"""Every state a job may be in, the legal moves between them, and who makes them."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum


class JobState(IntEnum):
    """Where a job is. The numbers are what the database keeps; they never change meaning."""

    QUEUED = 0
    RETRY_WAIT = 1
    PAUSED = 2
    DOWNLOADING = 3
    PROCESSING = 4
    UPLOADING = 5
    COMPLETED = 6
    FAILED = 7
    CANCELLED = 8

    @property
    def running(self) -> bool:
        """Whether a job in this state holds a download slot."""
        return self in RUNNING

    @property
    def over(self) -> bool:
        """Whether nothing will happen to the job by itself any more."""
        return self in OVER


class Mover(StrEnum):
    """Who moved a job; the log of moves keeps it."""

    USER = "user"
    SCHEDULER = "scheduler"
    WORKER = "worker"
    RECOVERY = "recovery"


RUNNING = frozenset({JobState.DOWNLOADING, JobState.PROCESSING, JobState.UPLOADING})
OVER = frozenset({JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED})
LIVING = frozenset(JobState) - OVER

_S = JobState
MOVES: Mapping[JobState, frozenset[JobState]] = {
    _S.QUEUED: frozenset({_S.DOWNLOADING, _S.PAUSED, _S.CANCELLED}),
    _S.RETRY_WAIT: frozenset({_S.QUEUED, _S.PAUSED, _S.CANCELLED}),
    _S.PAUSED: frozenset({_S.QUEUED, _S.CANCELLED}),
    _S.DOWNLOADING: frozenset(
        {_S.PROCESSING, _S.UPLOADING, _S.RETRY_WAIT, _S.FAILED, _S.PAUSED, _S.CANCELLED, _S.QUEUED}
    ),
    _S.PROCESSING: frozenset({_S.UPLOADING, _S.RETRY_WAIT, _S.FAILED, _S.PAUSED, _S.CANCELLED, _S.QUEUED}),
    _S.UPLOADING: frozenset({_S.COMPLETED, _S.RETRY_WAIT, _S.FAILED, _S.QUEUED}),
    _S.COMPLETED: frozenset(),
    _S.FAILED: frozenset({_S.QUEUED}),
    _S.CANCELLED: frozenset(),
}
"""Every legal move. The database holds the same table and refuses all others (``migrations/``)."""

CANCELLABLE = frozenset(state for state, following in MOVES.items() if JobState.CANCELLED in following)
PAUSABLE = frozenset(state for state, following in MOVES.items() if JobState.PAUSED in following)
