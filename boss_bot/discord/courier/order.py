"""Which of two looks at one job is the newer one. They come from tasks that know nothing of one another."""

from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.jobs.look import Look

_FINAL = frozenset({JobState.COMPLETED, JobState.CANCELLED})


def overtaken(look: Look, by: Look | None) -> bool:
    """Say whether ``look`` tells of a time before the one ``by`` tells of.

    A run goes on talking of its download for a moment after the store holds the job as paused or over. Every claim
    of a job raises its epoch, so within one epoch a job that has stopped running does not run again.
    """
    if by is None:
        return False
    old, new = by.job, look.job
    if old.state in _FINAL:
        return new.state is not old.state
    if new.epoch != old.epoch:
        return new.epoch < old.epoch
    return new.state.running and (not old.state.running or new.state < old.state)
