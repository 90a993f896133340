"""The download engine: a zygote, an egress proxy, and one process for each download."""

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from boss_bot.domain.errors.faults import CrashedError
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.downloaders.egress import Dialler, EgressProxy, Refusal, Resolver, Upstream
from boss_bot.downloaders.endings import end_process, end_task
from boss_bot.downloaders.found_files import content_of
from boss_bot.downloaders.order_for import order_for
from boss_bot.downloaders.private_copy import private_copy
from boss_bot.downloaders.reports.report import MAX_LINE
from boss_bot.downloaders.running import RunningDownload
from boss_bot.downloaders.tools import TOOLS
from boss_bot.downloaders.watch import Watch
from boss_bot.downloaders.zygote.keeper import ZygoteKeeper
from boss_bot.downloaders.zygote.recipe import Recipe, bundled_ffmpeg

_OVERHEAD = 64 << 20
"""Bytes that a job may fetch beyond its files: pages, lists, parts that it has to fetch again."""


class Engine:
    """Fetches what links hold, each in a process of its own that can reach the network only through the proxy."""

    def __init__(self, proxy: EgressProxy, zygote: ZygoteKeeper, cookies: Path | None = None) -> None:
        self._proxy, self._zygote, self._cookies = proxy, zygote, cookies
        self.renew = zygote.renew
        self._runs = itertools.count(1)

    @classmethod
    async def start(
        cls,
        *,
        work: Path,
        allowed: frozenset[str],
        ffmpeg: Callable[[], Path] = bundled_ffmpeg,
        resolver: Resolver | None = None,
        dial: Dialler | None = None,
        bandwidth: int | None = None,
        upstream: str | None = None,
        cookies: Path | None = None,
        versions: Callable[[], Mapping[str, Path]] = dict,
        warm_after: float = 0.0,
    ) -> "Engine":
        """Start the proxy and the zygote; the first downloads may be asked for at once.

        Args:
            work: A folder for the engine itself.
            allowed: ``host:port`` pairs that are exempt from the address rule.
            ffmpeg: Finds the one program that downloads may start; asked in a thread, when a zygote is wanted.
            resolver: How names become addresses; None for the system's way.
            dial: How addresses that were judged are connected to; None for directly.
            bandwidth: Bytes a second that all downloads share, None for no limit.
            upstream: ``http://[user:password@]host:port`` of the proxy behind the engine's own, None for none.
            cookies: The folder of the operator's cookie files, one a site; None for none.
            versions: The folders of tools that come before the installed ones, named after their versions.
            warm_after: Seconds that the zygote leaves to others, unless a download is asked for before.
        """
        (home := work / "engine").mkdir(parents=True, exist_ok=True, mode=0o700)
        behind = Upstream.parse(upstream) if upstream else None
        proxy = EgressProxy.start(allowed, resolver, dial, bandwidth=bandwidth, upstream=behind)
        zygote = ZygoteKeeper(Recipe(home, ffmpeg, versions))
        await zygote.warm(warm_after)
        return cls(proxy, zygote, cookies)

    @property
    def versions(self) -> Mapping[str, str]:
        """The versions of both tools, without loading them."""
        return self._zygote.versions

    @property
    def refused(self) -> Mapping[str, int]:
        """How often the proxy turned a request down, by the reason."""
        return {str(reason): self._proxy.refused[reason] for reason in Refusal}

    @property
    def seals(self) -> Mapping[str, str]:
        """What locks a download's process in, and ``on`` or why it is not; empty until the zygote has tried it."""
        return self._zygote.seals

    @asynccontextmanager
    async def download(self, task: DownloadTask) -> AsyncIterator[RunningDownload]:
        """Start a download; on leaving, its whole process group is killed and its connections are closed.

        Raises:
            CrashedError: No process can be had.
        """
        if unknown := set(task.tools) - set(TOOLS):
            raise ValueError(f"no such tools: {sorted(unknown)}")
        content_of(task.folder).mkdir(parents=True, exist_ok=True, mode=0o700)
        async with AsyncExitStack() as ending:
            budget = task.max_bytes * task.max_files + _OVERHEAD
            right = self._proxy.admit(f"run{next(self._runs)}", budget=budget, bandwidth=task.bandwidth)
            ending.push_async_callback(self._proxy.dismiss, right)
            ours, theirs = socket.socketpair()
            copy = ending.enter_context(private_copy(task, self._cookies))
            with theirs:
                reports, writer = await asyncio.open_unix_connection(sock=ours, limit=MAX_LINE)
                ending.callback(writer.close)
                zygote = await self._zygote.living()
                try:
                    order = order_for(task, right, self._proxy, zygote.ffmpeg, cookies=copy)
                    zygote.bear(order, theirs)
                except OSError as error:
                    raise CrashedError from error
            ending.push_async_callback(end_process, zygote, right.run, task.job)
            watch = Watch(task, right, lambda: zygote.signal(right.run, "kill"))
            ending.push_async_callback(end_task, asyncio.create_task(watch.keep()))
            yield RunningDownload(task, right.run, right, zygote, reports)

    async def stop(self) -> None:
        """Kill every download and the zygote, and close the proxy."""
        await self._zygote.stop()
        await self._proxy.stop()
