"""Every port on one page: what the queue needs of the rooms around it. The store's is in ``job_store``."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from boss_bot.domain.content.media import CheckedFile, StoredFile
from boss_bot.domain.content.progress import DownloadEvent, Hear
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.hold import Hold
from boss_bot.domain.jobs.job import Job, JobId
from boss_bot.domain.jobs.look import Look


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


class Media(Protocol):
    """Makes of what came what may be passed on."""

    async def check(
        self, found: Sequence[Path], *, size_limit: int, hear: Hear | None = None, hold: Hold | None = None
    ) -> Sequence[CheckedFile]:
        """Look at the bytes of each file: what is it really? Clean it, and make it fit where it is too large.

        The answers are in order: one a file, or several parts of it (`CheckedFile.of`). A file that is clean and fits
        is passed on byte for byte. Cancel the task to stop the work: its process is gone when the task has ended.

        Args:
            found: The files, inside the job's own folder; new ones may be made beside them.
            size_limit: Bytes that a file may have.
            hear: Told when an encode begins, and how far it is (bytes of the new file, estimated).
            hold: Holds an encode where it is.

        Raises:
            MalwareError, ScannerAwayError: The operator's virus scanner refuses a file, or does not answer.
            WrongFileTypeError: A file is no picture, video or sound.
            DamagedFileError, HiddenContentError: A file cannot be decoded, or is something else besides.
            TooMuchMediaError: A file unpacks to more than may be decoded.
            FileTooLargeError: A file cannot be made to have at most ``size_limit`` bytes and be worth having.
            TimedOutError: Making it fit took too long.
            DiskFullError: No space left.
        """
        ...


class Library(Protocol):
    """The files on disk."""

    def workspace(self, job: JobId) -> Path:
        """Return the job's own temporary folder, made 0700 where missing."""
        ...

    async def keep(self, job: Job, files: Sequence[CheckedFile]) -> tuple[StoredFile, ...]:
        """Move checked files into the organised tree, with their checksums.

        Raises:
            DiskFullError: No space left.
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
        """Draw the job's card anew, unless this look is an older one. Never raises: a lost edit costs nothing."""
        ...

    async def deliver(self, look: Look, files: Sequence[tuple[StoredFile, Path]]) -> None:
        """Hand the files over; on return they are with the member.

        Raises:
            UnreachableMemberError: No way to the member is open.
            UploadRefusedError: Discord refused the files.
        """
        ...
