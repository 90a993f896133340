"""The scan of every five minutes: workspaces that nobody needs."""

import asyncio
from pathlib import Path

from boss_bot.domain.jobs.job import Job, JobId, is_job_id
from boss_bot.library.cleanup.desk import Desk
from boss_bot.library.cleanup.tally import Tally


async def scan_workspaces(desk: Desk, tally: Tally) -> None:
    """Delete each workspace whose job is over, or unknown, for as long as the periods say.

    The time counts from the first scan that finds it needed no more; so a job that is tried again in between, and a
    paused one, keep their bytes.
    """
    waiting = set()
    for name in await asyncio.to_thread(_names, desk.places.temp):
        period = desk.periods.of_workspace(await _job(desk, name))
        if period is None:
            continue
        mark, now = f"temp/{name}", desk.steady.seconds()
        over = now - await desk.marks.since(mark, now) >= period.total_seconds()
        # The job is looked at once more: a press of Retry may have come in between.
        if over and desk.periods.of_workspace(await _job(desk, name)) is None:
            continue
        if not over or not await desk.delete(desk.places.temp / name, tally, "workspaces"):
            waiting.add(mark)
    marked = [mark for mark in await desk.marks.folders() if mark.startswith("temp/")]
    await desk.marks.lift([mark for mark in marked if mark not in waiting])


async def drop_workspaces(desk: Desk, tally: Tally) -> None:
    """Delete every workspace whose job does not live, at once: the disk is full."""
    for name in await asyncio.to_thread(_names, desk.places.temp):
        if desk.periods.of_workspace(await _job(desk, name)) is not None:
            await desk.delete(desk.places.temp / name, tally, "workspaces")


async def _job(desk: Desk, name: str) -> Job | None:
    """Return a job whose fetch a workspace is for: one that is not over, if there is one."""
    found = await desk.jobs.of_fetch(JobId(name)) if is_job_id(name) else ()
    return found[0] if found else None


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
