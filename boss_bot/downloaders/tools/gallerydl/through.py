"""Partial files of gallery-dl that keep every byte that has come."""

import io
from pathlib import Path
from typing import Any

from gallery_dl.util import NullContext


class _Through(io.BufferedRandom):
    """A file that writes every block at once, so that a killed job loses none of what it had."""

    def write(self, block: Any) -> int:
        written = super().write(block)
        self.flush()
        return written


def open_through(self: Any, mode: str = "wb") -> Any:
    """Open a partial file; as gallery-dl's own, it gives nothing back when the file to go on with is gone."""
    if "r" in mode and not Path(self.temppath).exists():
        return NullContext()
    Path(self.realdirectory).mkdir(parents=True, exist_ok=True)
    return _Through(io.FileIO(self.temppath, "r+" if "r" in mode else "w+"))
