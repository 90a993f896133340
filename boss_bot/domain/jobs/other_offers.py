"""What is left to choose from when a version of a video did not fit after all."""

from boss_bot.domain.errors.failures import FileTooLargeError
from boss_bot.domain.jobs.job import Job, JobState


def offers_others(job: Job) -> bool:
    """Say whether a job failed because a version did not fit, and has others."""
    too_large = job.error is not None and job.error.name == FileTooLargeError.__name__
    return job.state is JobState.FAILED and too_large and job.question is not None
