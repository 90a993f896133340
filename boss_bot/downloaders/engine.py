"""The download engine: a zygote, an egress proxy, and one process for each download."""

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe
from loguru import logger

from boss_bot.domain.download import DownloadTask
from boss_bot.domain.faults import CrashedError
from boss_bot.downloaders.egress import Dialler, EgressProxy, Resolver
from boss_bot.downloaders.found_files import content_of
from boss_bot.downloaders.order_for import order_for
from boss_bot.downloaders.private_copy import private_copy
from boss_bot.downloaders.reports import MAX_LINE
from boss_bot.downloaders.running import RunningDownload
from boss_bot.downloaders.tools import TOOLS
from boss_bot.downloaders.zygote_process import ZygoteProcess

_OVERHEAD = 64 << 20
"""Bytes that a job may fetch beyond its files: pages, lists, parts that it has to fetch again."""


class Engine:
    """Fetches what links hold, each in a process of its own that can reach the network only through the proxy."""

    def __init__(self, proxy: EgressProxy, home: Path, ffmpeg: Path, cookies: Path | None = None) -> None:
        self._proxy = proxy
        self._home = home
        self._ffmpeg = ffmpeg
        self._cookies = cookies
        self._runs = itertools.count(1)
        self._zygote: ZygoteProcess | None = None
        self._starting = asyncio.Lock()

    @classmethod
    async def start(
        cls,
        *,
        work: Path,
        allowed: frozenset[str],
        ffmpeg: Path | None = None,
        resolver: Resolver | None = None,
        dial: Dialler | None = None,
        cookies: Path | None = None,
    ) -> "Engine":
        """Start the proxy and the zygote; the first downloads may be asked for at once.

        Args:
            work: A folder for the engine itself.
            allowed: ``host:port`` pairs that are exempt from the address rule.
            ffmpeg: The one program that downloads may start; None for the one that imageio-ffmpeg brings.
            resolver: How names become addresses; None for the system's way.
            dial: How addresses that were judged are connected to; None for directly.
            cookies: The folder of the operator's cookie files, one a site; None for none.
        """
        home = work / "engine"
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        proxy = EgressProxy.start(allowed, resolver, dial)
        engine = cls(proxy, home, (ffmpeg or Path(get_ffmpeg_exe())).absolute(), cookies)
        await engine._living_zygote()
        return engine

    @property
    def versions(self) -> Mapping[str, str]:
        """The versions of both tools, without loading them."""
        return {name: version(name) for name in ("yt-dlp", "gallery-dl")}

    @asynccontextmanager
    async def download(self, task: DownloadTask) -> AsyncIterator[RunningDownload]:
        """Start a download; on leaving, its whole process group is killed and its connections are closed.

        The task's folder stays as it is: partial files are gone on with in the next run.

        Raises:
            CrashedError: No process can be had.
        """
        if unknown := set(task.tools) - set(TOOLS):
            raise ValueError(f"no such tools: {sorted(unknown)}")
        content_of(task.folder).mkdir(parents=True, exist_ok=True, mode=0o700)
        async with AsyncExitStack() as ending:
            right = self._proxy.admit(f"run{next(self._runs)}", budget=task.max_bytes * task.max_files + _OVERHEAD)
            ending.push_async_callback(self._proxy.dismiss, right)
            ours, theirs = socket.socketpair()
            copy = ending.enter_context(private_copy(task, self._cookies))
            with theirs:
                reports, writer = await asyncio.open_unix_connection(sock=ours, limit=MAX_LINE)
                ending.callback(writer.close)
                zygote = await self._living_zygote()
                try:
                    zygote.bear(order_for(task, right, self._proxy, self._ffmpeg, cookies=copy), theirs)
                except OSError as error:
                    raise CrashedError from error
            ending.push_async_callback(_end, zygote, right.run, task)
            yield RunningDownload(task, right.run, right, zygote, reports)

    async def stop(self) -> None:
        """Kill every download and the zygote, and close the proxy."""
        if self._zygote is not None:
            await self._zygote.stop()
        await self._proxy.stop()

    async def _living_zygote(self) -> ZygoteProcess:
        """Return the zygote, a new one when the last has died."""
        async with self._starting:
            if self._zygote is None or not self._zygote.alive:
                self._zygote = await ZygoteProcess.start(self._home, self._ffmpeg)
            return self._zygote


async def _end(zygote: ZygoteProcess, run: str, task: DownloadTask) -> None:
    """Kill a download's process group and wait until it is gone."""
    zygote.signal(run, "kill")
    if not await zygote.bury(run):
        logger.bind(job=task.job).error("the download's process did not end")
