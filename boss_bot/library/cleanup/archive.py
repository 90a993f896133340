"""Log files that are written no more: compressed, and deleted in the end."""

import asyncio
import gzip
import os
import re
import shutil
from pathlib import Path

from boss_bot.library.cleanup.desk import Desk
from boss_bot.library.cleanup.tally import Tally
from boss_bot.library.durable import PRIVATE_FILE, flush

KEPT = 14 * 86_400.0
"""Steady seconds that an archived log is kept."""

_ROTATED = re.compile(r".+\.\d{4}-\d{2}-\d{2}[\d_-]*\.log")
"""How loguru names a file that it has put aside; the one that it writes to bears no date."""


async def scan_logs(desk: Desk, folder: Path, tally: Tally) -> None:
    """Compress rotated logs, and delete archives whose time is over.

    Args:
        desk: Remembers since when an archive is there.
        folder: Where the logs are; it need not be there.
        tally: Counts ``archives`` that were made and ``old_archives`` that were deleted.
    """
    archives, made = await asyncio.to_thread(_archive, folder)
    tally.add("archives", made)
    staying = set()
    for archive in archives:
        mark, now = f"logs/{archive.name}", desk.steady.seconds()
        if now - await desk.marks.since(mark, now) < KEPT:
            staying.add(mark)
        else:
            await asyncio.to_thread(archive.unlink)
            tally.add("old_archives")
    marked = [mark for mark in await desk.marks.folders() if mark.startswith("logs/")]
    await desk.marks.lift([mark for mark in marked if mark not in staying])


def _archive(folder: Path) -> tuple[list[Path], int]:
    if not folder.is_dir():
        return [], 0
    rotated = [path for path in folder.iterdir() if _ROTATED.fullmatch(path.name) and not path.is_symlink()]
    for path in rotated:
        _compress(path)
    return sorted(folder.glob("*.log.gz")), len(rotated)


def _compress(path: Path) -> None:
    """Write the archive whole before the log goes; a kill in between leaves both, and it is written again."""
    half, archive = path.with_name(f"{path.name}.half"), path.with_name(f"{path.name}.gz")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as raw:
        with path.open("rb") as log, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
            shutil.copyfileobj(log, packed)
        raw.flush()
        os.fsync(raw.fileno())
    half.replace(archive)
    flush(path.parent)
    path.unlink()
