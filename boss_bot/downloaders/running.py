"""One running download: its events, its pause, and what its end means."""

import asyncio
from collections.abc import AsyncIterator

from loguru import logger

from boss_bot.domain.content.progress import DownloadEvent, FileReady, Found
from boss_bot.domain.errors.faults import CrashedError, UnexpectedError
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.downloaders.brake import Brake
from boss_bot.downloaders.egress import Pass
from boss_bot.downloaders.ledger import Ledger
from boss_bot.downloaders.reports.report import Ended, HostileReportError, read_report
from boss_bot.downloaders.zygote.process import ZygoteProcess

_EXIT_WAIT = 5.0


class RunningDownload:
    """A download in a process of its own. Made by the engine.

    Args:
        task: What it fetches.
        run: Its name.
        right: Its right to use the proxy.
        zygote: The parent of its process.
        reports: What its process says.
    """

    def __init__(
        self, task: DownloadTask, run: str, right: Pass, zygote: ZygoteProcess, reports: asyncio.StreamReader
    ) -> None:
        self._task = task
        self._run = run
        self._right = right
        self._zygote = zygote
        self._reports = reports
        self._log = logger.bind(job=task.job)
        self._ledger = Ledger(task, right)
        self._found = False
        self._brake = Brake(task.folder, right)

    async def process(self) -> int | None:
        """Wait for the job's process and return its id, None when it could not be started."""
        return await self._zygote.news.born(self._run)

    async def events(self) -> AsyncIterator[DownloadEvent]:
        """Yield what happens, as the port says.

        Raises:
            JobError: There will be no (more) files.
            BlockedAddressError: There are none, because the link led to a forbidden address.
        """
        while True:
            event = await self._next()
            match event:
                case Ended():
                    self._log.info("the download ended: {}", type(event.error).__name__ if event.error else "done")
                    self._ledger.close(event.error)
                    return
                case Found() if self._found:
                    continue
                case Found():
                    self._found = True
                case FileReady():
                    self._ledger.enter(event.path)
                case _:
                    pass
            yield event

    async def _next(self) -> DownloadEvent | Ended:
        """Wait for the next thing that the process says.

        Raises:
            JobError: The bot had to end it.
            CrashedError: It ended without a last word.
            UnexpectedError: It said what no honest process would.
        """
        try:
            return read_report(await self._reports.readuntil(b"\n"), self._task.folder)
        except (asyncio.IncompleteReadError, ConnectionError):
            try:
                async with asyncio.timeout(_EXIT_WAIT):
                    status = await self._zygote.news.ended(self._run)
            except TimeoutError:
                status = None
            if self._right.verdict is not None:
                raise self._right.verdict from None
            raise CrashedError(status) from None
        except (HostileReportError, asyncio.LimitOverrunError) as error:
            self._log.warning("the download's process broke the protocol")
            raise UnexpectedError from error

    async def pause(self) -> None:
        """Stop the bytes, then the process; harmless when paused already.

        What had been sent to the process is on the disk on return. Up to one chunk (256 KiB) a connection is kept
        back in the proxy, and goes on after `resume`.
        """
        if self._brake.on:
            return
        await self._brake.pull()
        self._zygote.signal(self._run, "stop")

    async def resume(self) -> None:
        """Let the process and the bytes go on; harmless when it is not paused."""
        if not self._brake.on:
            return
        await self._brake.release()
        self._zygote.signal(self._run, "cont")
