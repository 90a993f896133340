"""Storing: a job's files are put together beside the tree, brought to the disk, and moved in by one rename."""

import hashlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from boss_bot.domain.content.media import CheckedFile, StoredFile
from boss_bot.domain.errors.faults import DiskFullError, WrongFileTypeError
from boss_bot.domain.jobs.job import Job
from boss_bot.library import durable
from boss_bot.library.metadata_file import Times, record_of
from boss_bot.library.names import shown_name
from boss_bot.library.places import CONTENT, METADATA, Places
from boss_bot.library.trash import throw_away

_TRIES = 3  # the clean-up may delete an empty folder of a day at the very moment


def shelve(places: Places, job: Job, files: Sequence[CheckedFile], times: Times) -> tuple[StoredFile, ...]:
    """Move a job's checked files into the organised tree, in the place of what an earlier try left there.

    A kill leaves the tree as it was, or with the whole folder in it. Files of an earlier try, of which the job knows
    nothing, go first: a kill right after that leaves neither.

    Raises:
        DiskFullError: No space left.
        WrongFileTypeError: A file is not what was checked any more.
    """
    home = places.home(job.request.guild, times.stored.date(), job.id)
    staged = durable.private_folder(places.staging) / durable.fresh_name(job.id)
    try:
        stored = _put_together(staged, places.workspace(job.fetch), job, files, home)
        pairs = list(zip(files, stored, strict=True))
        durable.write_whole(staged / METADATA, record_of(job, pairs, times))
        durable.flush(staged)
        _move_in(places, staged, places.root / home)
    except (OSError, WrongFileTypeError) as error:
        throw_away(places, staged)
        if isinstance(error, OSError) and durable.is_full(error):
            raise DiskFullError from error
        raise
    return stored


def _put_together(
    staged: Path, workspace: Path, job: Job, files: Sequence[CheckedFile], home: PurePosixPath
) -> tuple[StoredFile, ...]:
    content = staged / CONTENT
    content.mkdir(mode=durable.PRIVATE, parents=True)
    stored = []
    for number, file in enumerate(files, 1):
        name = f"{number:03}{file.suffix}"
        _bring(workspace, file.path, content / name)
        digest = _sha256(content / name, file.size)
        shown = shown_name(job.metadata.title if job.metadata else "", number, len(files), file.suffix)
        path = home / CONTENT / name
        stored.append(StoredFile(path, shown, file.mime, file.kind, file.size, digest, file.alt))
    durable.flush(content)
    return tuple(stored)


def _bring(workspace: Path, file: Path, to: Path) -> None:
    """Move a file out of the job's own folder; a folder on the way that has become a link is refused."""
    try:
        steps = file.relative_to(workspace).parts
        where = os.open(workspace, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            for step in steps[:-1]:
                inner = os.open(step, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=where)
                os.close(where)
                where = inner
            os.rename(steps[-1], to, src_dir_fd=where)
        finally:
            os.close(where)
    except (NotADirectoryError, ValueError, IndexError) as error:
        raise WrongFileTypeError from error


def _sha256(path: Path, size: int) -> str:
    """Return the SHA-256 in hex of a plain file of that size, made private and brought to the disk.

    It is a pass of its own over the file, so that a resumed one is summed whole.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise WrongFileTypeError from error
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1 or found.st_size != size:
            raise WrongFileTypeError
        os.fchmod(handle, durable.PRIVATE_FILE)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(handle)
    return digest


def _move_in(places: Places, staged: Path, home: Path) -> None:
    throw_away(places, home)
    for last in range(_TRIES):
        try:
            _days(home.parent)
            durable.move(staged, home)
        except FileNotFoundError:
            if last == _TRIES - 1:
                raise
        else:
            return


def _days(day: Path) -> None:
    """Make the folders of a server and a day, each brought to the disk with the one above it."""
    for folder in (day.parent.parent, day.parent, day):
        if not folder.is_dir():
            durable.private_folder(folder)
            durable.flush(folder.parent)
