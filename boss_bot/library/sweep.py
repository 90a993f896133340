"""Clean-up: what no living job needs any more leaves the disk."""

import shutil
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from pathlib import Path

from boss_bot.domain.job import JobId, is_job_id

KEEP = timedelta(hours=24)
"""How long a stored download is kept (the product document's retention)."""


def sweep(root: Path, living: AbstractSet[JobId], now: datetime) -> int:
    """Delete the workspaces of jobs that do not live, and stored downloads older than `KEEP`.

    Args:
        root: The library's folder.
        living: Jobs that are not over: neither their partial nor their stored files are touched.
        now: The present moment (UTC).

    Returns:
        How many folders were deleted.
    """
    gone = [folder for folder in (root / "temp").glob("*") if folder.name not in living]
    oldest = (now - KEEP).timestamp()
    gone += [
        folder
        for folder in (root / "downloads").glob("*/*/*")
        if is_job_id(folder.name) and folder.name not in living and folder.stat().st_mtime < oldest
    ]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    return len(gone)
