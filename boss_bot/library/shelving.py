"""Storing: a job's files are put together beside the tree, brought to the disk, and moved in by one rename."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from boss_bot.domain.content.media import CheckedFile, StoredFile
from boss_bot.domain.errors.faults import DiskFullError, WrongFileTypeError
from boss_bot.domain.jobs.job import Job
from boss_bot.library import durable
from boss_bot.library.metadata_file import Times, record_of
from boss_bot.library.names import shown_name
from boss_bot.library.places import CONTENT, METADATA, POSTERS, Places
from boss_bot.library.taking_in import bring, sha256_of
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
        bring(workspace, file.path, content / name)
        digest = sha256_of(content / name, file.size)
        shown = shown_name(job.metadata.title if job.metadata else "", number, len(files), file.suffix)
        poster = home / POSTERS / f"{number:03}.jpg" if file.poster else None
        if file.poster:
            bring(workspace, file.poster, durable.private_folder(staged / POSTERS) / f"{number:03}.jpg")
        stored.append(
            StoredFile(home / CONTENT / name, shown, file.mime, file.kind, file.size, digest, file.alt, poster)
        )
    durable.flush(content)
    return tuple(stored)


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
