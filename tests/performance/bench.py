# mypy: disable-error-code="import-untyped"
"""The engine's figures: ``nox -s bench``, or ``nox -s bench -- start throttle`` for some rows.

Each row is printed beside what it should reach and beside a peer that is measured in the same run. Nothing is asserted:
figures of one machine are no test for another.
"""

import asyncio
import contextlib
import json
import shutil
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Callable
from itertools import count
from pathlib import Path
from typing import Any

import attrs
import hikari  # the bot has it loaded, so its memory counts
import psutil
from loguru import logger
from rich.console import Console
from rich.table import Table

from boss_bot.domain.content.progress import Progress, StageReached
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.links.link import parse_link
from boss_bot.downloaders import Engine

TOOLS = ("yt-dlp", "gallery-dl")
GIB = 1 << 30
HERE = Path(__file__).parent
SCRIPTS = Path(sys.executable).parent
NAMES = count(1)
TABLE = Table("what", "figure", "reach", "beside it", title=f"Boss-Bot's engine; hikari {hikari.__version__} loaded")


def row(what: str, figure: str, reach: str, beside: str = "") -> None:
    """Add a row to the table."""
    TABLE.add_row(what, figure, reach, beside)


@attrs.define
class Stage:
    """An engine, a source, and a folder."""

    engine: Engine
    address: str
    source: int
    folder: Path

    def task(self, tool: str, size: int, rate: int = 0, **changes: Any) -> tuple[str, DownloadTask]:
        """Make a task for a file of ``size`` bytes at ``rate`` bytes a second, and its name at the source."""
        name = f"n{next(NAMES)}.mp4"
        link = parse_link(f"http://{self.address}/{size}/{rate}/{name}", exempt=frozenset({self.address}))
        return name, DownloadTask(JobId(name), link, (tool,), self.folder / name, 4 * GIB, **changes)

    async def seen(self, name: str) -> list[float]:
        """Return what the source saw of a file: first request, bytes sent, requests."""

        def ask() -> list[float]:
            with urllib.request.urlopen(f"http://{self.address}/seen/{name}") as answer:
                return list(json.loads(answer.read()))

        return await asyncio.to_thread(ask)

    def family(self) -> list[psutil.Process]:
        """Return this process and all that it started, the source left out."""
        me = psutil.Process()
        return [me, *(child for child in me.children(recursive=True) if child.pid != self.source)]


@contextlib.asynccontextmanager
async def stage(bandwidth: int | None = None) -> AsyncIterator[Stage]:
    """Set an engine and a source up, warm."""
    source = await asyncio.create_subprocess_exec(
        sys.executable, str(HERE / "source.py"), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert source.stdin is not None
    assert source.stdout is not None
    address = (await source.stdout.readline()).decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        engine = await Engine.start(work=Path(folder), allowed=frozenset({address}), bandwidth=bandwidth)
        made = Stage(engine, address, source.pid, Path(folder))
        for tool in TOOLS:
            await to_end(made.engine, made.task(tool, 100_000)[1])
        yield made
        await engine.stop()
    source.stdin.close()
    await source.wait()


async def to_end(engine: Engine, task: DownloadTask) -> None:
    """Download something."""
    async with engine.download(task) as download:
        async for _ in download.events():
            pass


async def until(download: Any, kind: type) -> None:
    """Wait for an event."""
    async for event in download.events():
        if isinstance(event, kind):
            return


async def command(*words: str) -> float:
    """Run a program and return its seconds."""
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *words, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    await process.wait()
    return time.monotonic() - begun


async def start() -> None:
    """Time from the request to the running tool, and to its first request, against the tool's own command."""
    async with stage() as now:
        for tool, reach in zip(TOOLS, (70, 20), strict=True):
            running, asking, cli = [], [], []
            for _ in range(15):
                name, task = now.task(tool, 100_000)
                begun = time.monotonic()
                async with now.engine.download(task) as download:
                    await until(download, StageReached)
                    running.append(time.monotonic() - begun)
                    async for _event in download.events():
                        pass
                asking.append((await now.seen(name))[0] - begun)
            options = ["--ignore-config", "-P"] if tool == "yt-dlp" else ["--config-ignore", "-d"]
            for _ in range(5):
                name, task = now.task(tool, 100_000)
                begun = time.monotonic()
                await command(str(SCRIPTS / tool), *options, str(now.folder / "cli"), task.link.url)
                cli.append((await now.seen(name))[0] - begun)
            first, theirs = statistics.median(asking), statistics.median(cli)
            row(
                f"start, {tool}",
                f"{statistics.median(running) * 1e3:.0f} ms; first request {first * 1e3:.0f} ms",
                f"≤ {reach} ms, ≥ 8×",
                f"its CLI's first request {theirs * 1e3:.0f} ms: {theirs / first:.1f}×",
            )


async def memory() -> None:
    """Memory of everything with ten jobs."""
    for tool, reach in zip(TOOLS, (300, 220), strict=True):
        async with stage() as now, contextlib.AsyncExitStack() as running:
            alone = sum(process.memory_full_info().pss for process in now.family())
            for _ in range(10):
                download = await running.enter_async_context(now.engine.download(now.task(tool, GIB, 300_000)[1]))
                await until(download, Progress)
            busy = sum(process.memory_full_info().pss for process in now.family())
            row(f"PSS at 10 jobs, {tool}", f"{busy / 1e6:.0f} MB", f"≤ {reach} MB", f"at 0 jobs {alone / 1e6:.0f} MB")


async def cpu() -> None:
    """Processor time of everything, and lag of the loop, with ten jobs at 50 MB/s in all."""
    for tool in TOOLS:
        async with stage() as now, contextlib.AsyncExitStack() as running:
            for _ in range(10):
                task = now.task(tool, GIB, 5_000_000)[1]
                download = await running.enter_async_context(now.engine.download(task))
                await until(download, Progress)
                running.callback(asyncio.create_task(drain(download)).cancel)

            def used(family: list[psutil.Process]) -> float:
                return sum(sum(process.cpu_times()[:2]) for process in family)

            family = now.family()
            before, lags, begun = used(family), [], time.monotonic()
            while time.monotonic() < begun + 10:
                slept = time.monotonic()
                await asyncio.sleep(0.01)
                lags.append(time.monotonic() - slept - 0.01)
            share = (used(family) - before) / (time.monotonic() - begun)
            row(f"CPU at 10 jobs and 50 MB/s, {tool}", f"{share:.0%} of a core", "≤ 25 %")
            row(f"lag of the loop, {tool}, p99", f"{sorted(lags)[int(len(lags) * 0.99)] * 1e3:.1f} ms", "≤ 20 ms")


async def drain(download: Any) -> None:
    """Take the events of a download as they come."""
    async for _ in download.events():
        pass


async def cancel() -> None:
    """Time from cancelling to the end of the process group."""
    async with stage() as now:
        for tool in TOOLS:
            times = []
            for _ in range(30):
                async with contextlib.AsyncExitStack() as running:
                    task = now.task(tool, GIB, 5_000_000)[1]
                    download = await running.enter_async_context(now.engine.download(task))
                    await until(download, Progress)
                    begun = time.monotonic()
                times.append(time.monotonic() - begun)
            median = statistics.median(times)
            row(
                f"cancel, {tool}, worst of 30", f"{max(times) * 1e3:.0f} ms", "≤ 50 ms", f"median {median * 1e3:.0f} ms"
            )


async def pause() -> None:
    """Bytes that flow after a pause, its time, and what is fetched in all."""
    async with stage() as now:
        for tool in TOOLS:
            took, inside, outside, extra = [], [], [], []
            for _ in range(3):
                name, task = now.task(tool, 60_000_000, 20_000_000)
                async with now.engine.download(task) as download:
                    await until(download, Progress)
                    sent, got, begun = (await now.seen(name))[1], download._right.received, time.monotonic()
                    await download.pause()
                    took.append(time.monotonic() - begun)
                    await asyncio.sleep(2)
                    inside.append(download._right.received + download._right.in_flight - got)
                    outside.append((await now.seen(name))[1] - sent)
                    await download.resume()
                    await drain(download)
                extra.append((await now.seen(name))[1] - 60_000_000)
            row(
                f"pause, {tool}",
                f"{max(outside) / 1e6:.2f} MB leave the source after it, in {max(took) * 1e3:.0f} ms",
                "≤ 1 MB, ≤ 200 ms",
                f"{max(inside) / 1e6:.2f} MB of them taken by the proxy; {max(extra):.0f} bytes twice",
            )


async def throughput() -> None:
    """A file of 1 GiB through the whole engine, against curl."""
    async with stage() as now:
        ours: dict[str, list[float]] = {tool: [] for tool in TOOLS}
        curl = []
        for _ in range(3):
            _, task = now.task("curl", GIB)
            curl.append(await command("curl", "-s", "-o", str(now.folder / "curl"), task.link.url))
            for tool in TOOLS:
                _, task = now.task(tool, GIB)
                begun = time.monotonic()
                await to_end(now.engine, task)
                ours[tool].append(time.monotonic() - begun)
                await asyncio.to_thread(shutil.rmtree, task.folder)
        peer = GIB / statistics.median(curl) / 1e6
        for tool in TOOLS:
            rate = GIB / statistics.median(ours[tool]) / 1e6
            row(f"1 GiB, {tool}", f"{rate:.0f} MB/s", "≥ 50 % of curl", f"curl {peer:.0f} MB/s: {rate / peer:.0%}")


async def throttle() -> None:
    """The common limit over 30 seconds, with five jobs and two pauses."""
    limit = 5_000_000
    async with stage(limit) as now, contextlib.AsyncExitStack() as running:
        downloads: list[Any] = []
        for number in range(5):
            task = now.task(TOOLS[number % 2], GIB)[1]
            downloads.append(await running.enter_async_context(now.engine.download(task)))
            await until(downloads[-1], Progress)
            running.callback(asyncio.create_task(drain(downloads[-1])).cancel)
        before, begun = [download._right.received for download in downloads], time.monotonic()
        for held in downloads[:2]:
            await asyncio.sleep(5)
            await held.pause()
            await asyncio.sleep(5)
            await held.resume()
        await asyncio.sleep(begun + 30 - time.monotonic())
        shares = [download._right.received - had for download, had in zip(downloads, before, strict=True)]
        rate = sum(shares) / (time.monotonic() - begun)
        never_held = [f"{share / sum(shares):.0%}" for share in shares[2:]]
        row("throttle", f"{rate / limit:.1%} of the setting", "90 to 110 %", f"never paused: {', '.join(never_held)}")


ROWS: dict[str, Callable[[], Any]] = {
    row.__name__: row for row in (start, memory, cpu, cancel, pause, throughput, throttle)
}


def main() -> None:
    """Measure the rows that are named, or all."""
    logger.remove()
    wanted = sys.argv[1:] or list(ROWS)
    if unknown := set(wanted) - set(ROWS):
        sys.exit(f"no such rows: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    for name in wanted:
        asyncio.run(ROWS[name]())
    Console(width=150).print(TABLE)


if __name__ == "__main__":
    main()
