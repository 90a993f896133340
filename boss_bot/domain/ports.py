"""Every port on one page: what the queue needs of the rooms around it. The store's is in ``job_store``."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from boss_bot.domain.download import DownloadTask
from boss_bot.domain.job import Job, JobId
from boss_bot.domain.look import Look
from boss_bot.domain.media import StoredFile
from boss_bot.domain.progress import DownloadEvent


class Clock(Protocol):
    """Tells the time; the tests bring one that can be moved."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        ...


class Download(Protocol):
    """One running download. It ends when its context is left, whatever state it is in."""

    def events(self) -> AsyncIterator[DownloadEvent]:
        """Yield what happens; the end of the iterator means success: at least one `FileReady` was yielded.

        Raises:
            JobError: One of its subclasses says why there will be no (more) files.
        """
        ...

    async def pause(self) -> None:
        """Stop the bytes from flowing; on return none flow. Harmless when paused already."""
        ...

    async def resume(self) -> None:
        """Let the bytes flow again."""
        ...


class Downloader(Protocol):
    """Fetches what a link holds, each job in a process of its own."""

    def download(self, task: DownloadTask) -> AbstractAsyncContextManager[Download]:
        """Start a download. Leaving the context kills its whole process group and waits until it is gone."""
        ...


class Library(Protocol):
    """The files on disk."""

    def workspace(self, job: JobId) -> Path:
        """Return the job's own temporary folder, made 0700 where missing."""
        ...

    async def accept(self, job: Job, found: Sequence[Path]) -> tuple[StoredFile, ...]:
        """Check what came and move it into the organised tree.

        Raises:
            WrongFileTypeError: A file is no picture, video or sound.
            FileTooLargeError: A file is over the job's limit.
        """
        ...

    def open_path(self, file: StoredFile) -> Path:
        """Return where a stored file is now."""
        ...

    async def discard(self, job: JobId) -> None:
        """Delete the job's temporary folder."""
        ...


class Courier(Protocol):
    """Speaks to the member: cards and files."""

    async def show(self, look: Look) -> None:
        """Draw the job's card anew. Never raises: a lost edit costs nothing."""
        ...

    async def deliver(self, look: Look, files: Sequence[tuple[StoredFile, Path]]) -> None:
        """Hand the files over; on return they are with the member.

        Raises:
            UnreachableMemberError: No way to the member is open.
            UploadRefusedError: Discord refused the files.
        """
        ...
