"""The disk below a folder."""

import os
import shutil
from pathlib import Path

import attrs


@attrs.frozen
class FolderDisk:
    """Implements the `Disk` port for the disk that a folder is on."""

    folder: Path

    def free(self) -> int:
        """See `Disk.free`; what is kept for the system's own administrator does not count."""
        return shutil.disk_usage(self.folder).free

    def total(self) -> int:
        """See `Disk.total`."""
        return shutil.disk_usage(self.folder).total


def sizes_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Return bytes and files below each folder inside a folder; what goes away meanwhile counts for nothing."""
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return {name: _weigh(folder / name) for name in names}


def _weigh(folder: Path) -> tuple[int, int]:
    size = files = 0
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                size += os.lstat(os.path.join(where, name)).st_size  # noqa: PTH118 - many small steps
            except OSError:
                continue
            files += 1
    return size, files
