"""A wheel unpacked into a folder of its own; nothing of it can land anywhere else."""

import io
import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

_MOST_BYTES = 512 << 20
_MOST_FILES = 20_000


class BadWheelError(Exception):
    """A wheel that is not unpacked; the message says why."""


def unpack(wheel: bytes, target: Path) -> None:
    """Unpack a wheel; the folder has its name only when it is whole.

    Raises:
        BadWheelError: It is no wheel, is too large, or names files outside its folder.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as room:
        try:
            with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
                _check(archive.infolist())
                archive.extractall(room)
        except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
            raise BadWheelError("what came is no wheel") from error
        shutil.rmtree(target, ignore_errors=True)
        Path(room).rename(target)
        Path(room).mkdir()  # for the one who cleans up


def _check(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > _MOST_FILES or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise BadWheelError("it is too large")
    for part in parts:
        path = PurePosixPath(part.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in part.filename:
            raise BadWheelError("it names files outside its folder")
