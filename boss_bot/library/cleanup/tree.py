"""The hourly scan: stored files whose time is over, orphans both ways, empty folders."""

import asyncio
import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from boss_bot.domain.jobs.job import JobId, JobState, is_job_id
from boss_bot.domain.keeping.folders import Kept
from boss_bot.library.cleanup.desk import Desk
from boss_bot.library.cleanup.tally import Tally
from boss_bot.library.metadata_file import read_record
from boss_bot.library.places import METADATA, Places

_PAGE = 1_000
"""Rows that are looked at in one go, so that the loop is never held up."""


async def scan_expired(desk: Desk, tally: Tally) -> None:
    """Delete stored files whose time is over; those of a job that lives stay."""
    while due := await desk.shelf.due(desk.steady.seconds(), limit=_PAGE):
        before = tally.counts["failed"]
        await desk.delete_stored(due, tally)
        if tally.counts["failed"] > before:  # it would come again at once; the next scan tries it anew
            return


async def scan_tree(desk: Desk, tally: Tally) -> None:
    """Put right what store and disk know of each other: rows without a folder, and folders without a row."""
    on_disk = await asyncio.to_thread(_folders, desk.places)
    after = ""
    while page := await desk.shelf.paths(after=after, limit=_PAGE):
        after = page[-1][0]
        lost = await asyncio.to_thread(_missing, desk.places, on_disk, page)
        await desk.shelf.forget(lost)
        tally.add("lost", len(lost))
    marked = [path for path in await desk.marks.folders() if path.startswith("downloads/")]
    await desk.marks.lift([path for path in marked if path not in on_disk])
    strays = sorted(on_disk)
    for start in range(0, len(strays), _PAGE):
        found = [await _take_in(desk, path, tally) for path in strays[start : start + _PAGE]]
        adopted = [kept for kept in found if kept is not None]
        await desk.shelf.put(*adopted)
        tally.add("adopted", len(adopted))
    tally.add("empty", await asyncio.to_thread(_drop_empty, desk.places))


async def _take_in(desk: Desk, path: str, tally: Tally) -> Kept | None:
    """Return what a folder that the store does not know holds, None when it is none of a job's.

    Such a folder is deleted at once when its job is over, else when no job has known of it for long enough.
    """
    folder = desk.places.root / path
    job = await desk.jobs.get(JobId(folder.name))
    record = await asyncio.to_thread(read_record, folder / METADATA)
    named = job is not None and any(str(file.path).startswith(f"{path}/") for file in job.files)
    if job is not None and record is not None and (named or not job.state.over):
        until = min(record.steady, desk.steady.seconds()) + desk.periods.of_files(record.guild).total_seconds()
        size = sum(file.size for file in record.files)
        return Kept(job.id, record.owner, record.guild, PurePosixPath(path), size, len(record.files), until)
    now = desk.steady.seconds()
    ended = job is not None and job.state in (JobState.CANCELLED, JobState.COMPLETED)
    over = ended or now - await desk.marks.since(path, now) >= desk.periods.abandoned.total_seconds()
    if over and await desk.delete(folder, tally, "orphans"):
        await desk.marks.lift([path])
    return None


def _folders(places: Places) -> set[str]:
    """Return every folder of a job, relative to the root; what bears no job's name is none of ours and stays."""
    return {
        f"downloads/{server.name}/{day.name}/{job.name}"
        for server in _inside(places.downloads)
        for day in _inside(Path(server))
        for job in _inside(Path(day))
        if is_job_id(job.name)
    }


def _missing(places: Places, on_disk: set[str], page: Sequence[tuple[JobId, str]]) -> list[JobId]:
    """Take what the store knows out of the set, and return the jobs whose folder is not there."""
    known = {path for _, path in page}
    lost = [job for job, path in page if path not in on_disk and not (places.root / path).is_dir()]
    on_disk -= known
    return lost


def _drop_empty(places: Places) -> int:
    """Delete folders of days and servers that hold nothing."""
    gone = 0
    for server in list(_inside(places.downloads)):
        for folder in (*_inside(Path(server)), server):
            with contextlib.suppress(OSError):  # it holds something, or just got it
                Path(folder).rmdir()
                gone += 1
    return gone


def _inside(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the folders in a folder; links are none."""
    if folder.is_dir():
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if entry.is_dir(follow_symlinks=False))
