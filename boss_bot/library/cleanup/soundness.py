"""The daily look at stored files: are they still what was stored?"""

import asyncio
import hashlib
import os
from pathlib import Path

from loguru import logger

from boss_bot.domain.jobs.job import JobId
from boss_bot.library.cleanup.desk import Desk
from boss_bot.library.cleanup.tally import Tally
from boss_bot.library.metadata_file import FileRecord, read_record
from boss_bot.library.places import CONTENT, METADATA

_PAGE = 500
BUDGET = 8 << 30
"""Bytes that are summed anew in one day; of what is beyond them only the sizes are looked at."""


async def scan_soundness(desk: Desk, tally: Tally, *, budget: int = BUDGET) -> None:
    """Delete stored files that are damaged, incomplete or changed, before somebody is given them again."""
    after = ""
    while page := await desk.shelf.paths(after=after, limit=_PAGE):
        after = page[-1][0]
        damaged = []
        for job, path in page:
            read = await asyncio.to_thread(_read, desk.places.root / path, budget)
            if read is not None:
                budget -= read
            elif await _drop(desk, job, desk.places.root / path, tally):
                damaged.append(job)
        tally.add("checked", len(page))
        await desk.shelf.forget(damaged)


async def _drop(desk: Desk, job: JobId, folder: Path, tally: Tally) -> bool:
    known = await desk.jobs.get(job)
    if known is not None and not known.state.over:  # its run sees for itself, and fetches anew
        return False
    logger.bind(job=job).error("stored files were damaged; they are deleted")
    return await desk.delete(folder, tally, "damaged")


def _read(folder: Path, budget: int) -> int | None:
    """Return how many bytes were summed, None when the folder is not what was stored."""
    record = read_record(folder / METADATA)
    if record is None or record.job != folder.name:
        return None
    read = 0
    for file in record.files:
        path = folder / CONTENT / file.name
        if not _has_size(path, file):
            return None
        if read + file.size <= budget:
            with path.open("rb") as content:
                if hashlib.file_digest(content, "sha256").hexdigest() != file.sha256:
                    return None
            read += file.size
    return read


def _has_size(path: Path, file: FileRecord) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return found.st_size == file.size
