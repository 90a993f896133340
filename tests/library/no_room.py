"""Stores a file in a process that may not write more than 10 bytes to any, and says how that went."""

import asyncio
import resource
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from boss_bot.domain.content.media import CheckedFile, MediaKind
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.jobs.job import Job, JobState, Request, new_job_id
from boss_bot.domain.links.link import parse_link
from boss_bot.library import FileLibrary


class Clock:
    def now(self):
        return datetime.now(UTC)


async def main():
    library = FileLibrary(Path(sys.argv[1]), Clock())
    request = Request("key", parse_link("https://x.com/ann/status/1"), "twitter", 1, 10, 100, 1000)
    job = Job(new_job_id(), request, JobState.PROCESSING, datetime.now(UTC))
    path = library.workspace(job.id) / "001.png"
    path.write_bytes(b"one")
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        await library.keep(job, [CheckedFile(path, "image/png", MediaKind.IMAGE, ".png", 3)])
    except BossBotError as error:
        sys.stdout.write(type(error).__name__)


asyncio.run(main())
