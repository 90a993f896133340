"""A bot whose metrics have every series that may be; `care_bench` scrapes it in a process of its own."""

import asyncio
import os

from boss_bot.app import built
from boss_bot.domain.errors.failures import JobError
from boss_bot.domain.jobs.error_record import every_error
from boss_bot.monitoring.metrics.metrics import Metrics
from boss_bot.monitoring.metrics.vocabulary import ENDINGS, PLATFORMS
from boss_bot.settings import load


def fill(metrics: Metrics) -> None:
    """Make every series that may be."""
    for platform in PLATFORMS:
        metrics.duration.labels(platform).observe(1)
        metrics.file_size.labels(platform).observe(1)
        metrics.bytes.labels(platform).inc()
        metrics.retries.labels(platform).inc()
        for ending in ENDINGS:
            metrics.requests.labels(platform, ending).inc()
        for kind in every_error(JobError):
            metrics.errors.labels(kind.__name__, platform).inc()
    for number in range(32):
        metrics.command_latency.labels(f"command {number}").observe(0.1)


async def main() -> None:
    """Run the bot until it is told to stop."""
    async with built(load(os.environ)) as app:
        fill(app.monitor.recorder.metrics)
        await app.run()


if __name__ == "__main__":
    asyncio.run(main())
