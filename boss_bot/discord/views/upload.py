"""A file on disk on its way to Discord."""

from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import attrs
import hikari
from hikari.files import AsyncReaderContextManager, ThreadedFileReader


@attrs.define(eq=False, repr=False, weakref_slot=False)
class _OpenFile(AsyncReaderContextManager[ThreadedFileReader]):
    path: Path
    filename: str
    executor: ThreadPoolExecutor | None
    _file: BinaryIO | None = attrs.field(default=None, init=False)

    async def __aenter__(self) -> ThreadedFileReader:
        self._file = self.path.open("rb")
        return ThreadedFileReader(self.filename, None, self.executor, self._file)

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, exc_tb: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()


class Upload(hikari.File):
    """hikari's own file, closed at once.

    hikari opens and closes in a thread, and an upload that is cancelled at that moment leaves the file open.
    """

    def stream(
        self,
        *,
        executor: Executor | None = None,
        head_only: bool = False,  # noqa: ARG002 - hikari's signature
    ) -> AsyncReaderContextManager[ThreadedFileReader]:
        """See `hikari.files.File.stream`."""
        return _OpenFile(self.path, self.filename, executor if isinstance(executor, ThreadPoolExecutor) else None)
