"""The files on disk: a private workspace per job, then the organised tree.

::

    root/temp/{job}/                                   while it is fetched; nothing here survives its job
    root/downloads/{guild}/{yyyy-mm-dd}/{job}/metadata.json
    root/downloads/{guild}/{yyyy-mm-dd}/{job}/content/001.mp4

No title of a site is ever part of a path.
"""

import asyncio
import errno
import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import attrs

from boss_bot.domain.faults import DiskFullError
from boss_bot.domain.job import Job, JobId
from boss_bot.domain.media import CheckedFile, StoredFile
from boss_bot.domain.ports import Clock
from boss_bot.library.metadata_file import write_metadata
from boss_bot.library.names import shown_name

PRIVATE = 0o700


@attrs.frozen
class FileLibrary:
    """Keeps files below one private folder. Implements the `Library` port."""

    root: Path
    clock: Clock

    def workspace(self, job: JobId) -> Path:
        """See `Library.workspace`."""
        folder = self.root / "temp" / job
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        return folder

    async def keep(self, job: Job, files: Sequence[CheckedFile]) -> tuple[StoredFile, ...]:
        """See `Library.keep`."""
        try:
            return await asyncio.to_thread(self._keep, job, files)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFullError from error
            raise

    def open_path(self, file: StoredFile) -> Path:
        """See `Library.open_path`."""
        return self.root / file.path

    async def discard(self, job: JobId) -> None:
        """See `Library.discard`."""
        await asyncio.to_thread(shutil.rmtree, self.root / "temp" / job, ignore_errors=True)

    def _keep(self, job: Job, files: Sequence[CheckedFile]) -> tuple[StoredFile, ...]:
        day = self.clock.now().date().isoformat()
        home = PurePosixPath("downloads", str(job.request.guild or "direct"), day, job.id)
        content = self.root / home / "content"
        content.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        stored = []
        for number, file in enumerate(files, 1):
            path = home / "content" / f"{number:03}{file.suffix}"
            file.path.replace(self.root / path)
            name = shown_name(job.metadata.title if job.metadata else "", number, len(files), file.suffix)
            digest = _sha256(self.root / path)
            stored.append(StoredFile(path, name, file.mime, file.kind, file.size, digest, file.alt))
        write_metadata(self.root / home / "metadata.json", job, stored, self.clock.now())
        return tuple(stored)


def _sha256(path: Path) -> str:
    """Return the file's SHA-256 in hex: a second pass, so that a resumed file is summed whole."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
