"""The download part of a run: bytes that can be stopped, kept waiting in a stopped process, and let go on."""

import asyncio
from collections.abc import Awaitable, Callable

import attrs

from boss_bot.domain.content.progress import DownloadEvent, FileReady
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.ports import Download, Downloader


@attrs.define(eq=False, repr=False)
class Transfer:
    """One download of one run.

    While it is parked its process is stopped and holds its connection. After ``park_seconds`` the process is
    given up: `run` ends with False, the partial files stay, and a later run asks only for the rest.
    """

    downloader: Downloader
    task: DownloadTask
    park_seconds: float
    on_event: Callable[[DownloadEvent], Awaitable[None]]
    _going: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _lock: asyncio.Lock = attrs.field(factory=asyncio.Lock, init=False)
    _lost: bool = attrs.field(default=False, init=False)
    _download: Download | None = attrs.field(default=None, init=False)
    _taken: bool = attrs.field(default=False, init=False)
    _deadline: asyncio.Timeout | None = attrs.field(default=None, init=False)

    async def run(self, done: Callable[[list[FileReady]], Awaitable[bool]]) -> bool:
        """Download, then hand the files to ``done``, which says False while the job is paused.

        Returns:
            False when the transfer was parked for so long that its process was given up.

        Raises:
            JobError: There will be no files.
        """
        self._going.set()
        came = False
        try:
            async with asyncio.timeout(None) as self._deadline, self.downloader.download(self.task) as download:
                try:
                    files = await self._collect(download)
                    while not await self._handed(done, files):
                        await self._going.wait()
                    came = True
                finally:
                    self._lost = not came
        except TimeoutError:
            if self._deadline is None or not self._deadline.expired():
                raise
            return False
        finally:
            self._download = self._deadline = None
        return True

    async def _handed(self, done: Callable[[list[FileReady]], Awaitable[bool]], files: list[FileReady]) -> bool:
        self._taken = False
        if await done(files):
            return True
        if not self._taken:  # else the pause that ``done`` met is over already
            self._going.clear()
            self._set_deadline()
        return False

    async def park(self) -> None:
        """Stop the bytes; on return none flow."""
        async with self._lock:
            self._going.clear()
            self._set_deadline()
            if self._download:
                await self._download.pause()

    async def take(self) -> bool:
        """Let the bytes flow again; False when there is no process to go on with."""
        async with self._lock:
            if self._lost or self._deadline is None or self._deadline.expired():
                return False
            self._deadline.reschedule(None)
            self._taken = True
            self._going.set()
            if self._download:
                await self._download.resume()
            return True

    async def _collect(self, download: Download) -> list[FileReady]:
        async with self._lock:
            self._download = download
            if not self._going.is_set():
                await download.pause()
        files: list[FileReady] = []
        async for event in download.events():
            if isinstance(event, FileReady):
                files.append(event)
            await self.on_event(event)
        return files

    def _set_deadline(self) -> None:
        """Start the clock of a parked process, once."""
        if self._deadline and self._deadline.when() is None:
            self._deadline.reschedule(asyncio.get_running_loop().time() + self.park_seconds)
