"""Deleting: one atomic step takes a folder out of its place, and only then its content goes."""

import shutil
from pathlib import Path

from boss_bot.library.durable import fresh_name, private_folder
from boss_bot.library.places import Places


def take_out(places: Places, folder: Path) -> Path | None:
    """Move a folder into the trash in one step.

    It is not waited for the disk: a folder that is back after a loss of power is found by the next hourly scan.

    Returns:
        Where it is now, None when there was nothing. A link is moved itself, never what it names.
    """
    target = private_folder(places.trash) / fresh_name(folder.name)
    try:
        folder.rename(target)
    except FileNotFoundError:
        return None
    return target


def throw_away(places: Places, folder: Path) -> bool:
    """Delete a folder with all that is in it; False when there was none."""
    gone = take_out(places, folder)
    if gone is None:
        return False
    _delete(gone)
    return True


def empty_trash(places: Places) -> int:
    """Delete what a dead process left in the trash and in the staging, and return how many folders that were.

    Nobody may be putting files together meanwhile.
    """
    left = [*_inside(places.trash), *_inside(places.staging)]
    for path in left:
        _delete(path)
    return len(left)


def _inside(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _delete(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)
