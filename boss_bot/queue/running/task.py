"""What a downloader is told about a job."""

from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import Job
from boss_bot.queue.running.runner import Runner
from boss_bot.sites import site_for


def task_of(job: Job, runner: Runner) -> DownloadTask:
    """Return the task of a job that was just claimed."""
    options, limit, asked = job.request.options, job.request.size_limit, job.question is not None and job.question.asked
    return DownloadTask(
        job=job.id,
        link=job.request.link,
        tools=site_for(job.request.link, exempt=runner.exempt, enabled=runner.enabled).tools,
        folder=runner.library.workspace(job.fetch),
        max_bytes=job.request.terms.file_bytes or runner.limits.max_bytes,
        max_files=runner.limits.max_files,
        options=job.question.wish(options, limit) if job.question else options,
        fit_bytes=limit,
        ask=runner.limits.choice_seconds > 0 and not asked,
    )
