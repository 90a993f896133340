"""What a run holds of its job, what a member may want of it, and what is told of it."""

from enum import StrEnum

import attrs

from boss_bot.domain.jobs.job import Job, JobId


class Want(StrEnum):
    """What a member wants of a job."""

    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    RETRY = "retry"
    MOVE_UP = "move up"


class Control(StrEnum):
    """What a run hears when it says how far it is."""

    GO_ON = "go on"
    PAUSE = "pause"
    STOP = "stop"


@attrs.frozen
class Lease:
    """The right of one run to change its job. The next claim of the job ends it."""

    job: JobId
    epoch: int

    @classmethod
    def of(cls, job: Job) -> "Lease":
        """Return the lease under which a job was claimed."""
        return cls(job.id, job.epoch)


@attrs.frozen
class JobEvent:
    """A job has moved: ``job`` is how it is now."""

    job: Job
