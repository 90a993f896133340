"""The waiting line as it is at one moment."""

from collections.abc import Mapping
from datetime import datetime

import attrs

from boss_bot.domain.estimate import Estimate
from boss_bot.domain.job import Job, JobId


@attrs.frozen
class Line:
    """The waiting jobs at one moment, in their order, with what can be foretold of each."""

    jobs: Mapping[JobId, tuple[int, Job]]
    estimates: Mapping[JobId, Estimate]
    held: Mapping[str, datetime]
