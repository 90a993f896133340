"""What finished runs teach: how long downloads of a site take, and how far off the estimates were."""

from datetime import datetime

import attrs

from boss_bot.domain.jobs.job import Job
from boss_bot.domain.jobs.lanes import ANY_SIZE, END_ESTIMATES, ESTIMATES, Lanes, size_class


@attrs.frozen(eq=False, repr=False)
class Diary:
    """Feeds the moving averages of the store."""

    lanes: Lanes

    async def started(self, job: Job) -> None:
        """Measure the start that the job's first card named against the real one."""
        if job.promised_at and job.claimed_at and job.attempt == 1:
            off = abs((job.claimed_at - job.promised_at).total_seconds())
            await self.lanes.learn(ESTIMATES, ANY_SIZE, off)

    async def completed(self, job: Job, at: datetime) -> None:
        """Learn from a run that went through in one piece; others tell nothing about the next."""
        if job.claimed_at is None or job.attempt != 1:
            return
        if job.promised_end:
            await self.lanes.learn(END_ESTIMATES, ANY_SIZE, abs((at - job.promised_end).total_seconds()))
        seconds = (at - job.claimed_at).total_seconds()
        await self.lanes.learn(job.request.lane, ANY_SIZE, seconds)
        size = size_class(sum(file.size for file in job.files))
        if size != ANY_SIZE:
            await self.lanes.learn(job.request.lane, size, seconds)
