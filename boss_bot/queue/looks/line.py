"""The waiting line as it is at one moment."""

from collections.abc import Mapping
from datetime import datetime

import attrs

from boss_bot.domain.jobs.estimate import Estimate
from boss_bot.domain.jobs.job import Job, JobId


@attrs.frozen
class Line:
    """The waiting jobs at one moment, in their order, with what can be foretold of each.

    Attributes:
        jobs: Place, from 1, and job.
        estimates: When they start and end.
        held: Sites that are left alone, and until when.
        fetching: The job that runs a fetch, or is about to try it again, by the fetch.
    """

    jobs: Mapping[JobId, tuple[int, Job]]
    estimates: Mapping[JobId, Estimate]
    held: Mapping[str, datetime]
    fetching: Mapping[JobId, Job]

    def behind_own(self, job: Job) -> bool:
        """Say whether a waiting job has another of its member before it at its level and in its server."""
        place, mine = self.jobs[job.id][0], _share(job)
        return any(before < place and _share(other) == mine for before, other in self.jobs.values())


def _share(job: Job) -> tuple[int, int | None, int]:
    return (job.request.owner, job.request.guild, job.level)
