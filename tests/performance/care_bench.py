# mypy: disable-error-code="import-untyped"
"""An operator's figures: ``nox -s bench -- care``, or ``tests/performance/care_bench.py idle stop`` for some rows.

Every bot is a process of its own at a local Discord in this one. ``CARE_SECONDS`` (default 60) says how long an idle
bot is watched, ``CARE_ROWS`` (default a million) how many jobs are in the database that is backed up.
"""

import asyncio
import os
import sqlite3
import sys
import tempfile
import time
import venv
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp
import attrs
import psutil
from rich.console import Console
from rich.table import Table

from boss_bot.monitoring.metrics.process_tree import usage
from boss_bot.playground import Card, Driver, LocalDiscord, SampleSite
from boss_bot.store import open_store

HERE = Path(__file__).parent
HOUSE = HERE.parents[1]
SECONDS, ROWS = float(os.environ.get("CARE_SECONDS", "60")), int(os.environ.get("CARE_ROWS", "1000000"))
REST = 150.0  # seconds: the download tools rest after 120
ROUNDS = 150
TABLE = Table("what", "figure", "reach", title="Boss-Bot's care")
RUN = ("-m", "boss_bot", "run")
MANY = {f"BOSS_BOT_{name}": "10" for name in ("MAX_CONCURRENT_DOWNLOADS", "SITE_CONCURRENT_DOWNLOADS")}
FREELY = {"BOSS_BOT_MEMBER_COMMANDS": "100000", "BOSS_BOT_MEMBER_PRESSES": "100000"}

HISTORY = """
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO jobs (id, key, url, host, port, site, owner, guild, channel, size_limit, created_at, level_since,
                  flow, lane, fetch, tag, state, epoch, attempt, finished_at)
SELECT 'h' || i, 'h' || i, 'https://x.com/ann/status/' || i, 'x.com', 443, 'twitter', i % 997, i % 97, 1, 1, 0, 0,
       i % 97, 'twitter', 'h' || i, i, 6 + (i % 3), 1, 1, 1 FROM n
"""


@attrs.frozen
class Bot:
    """A bot's process, and the small world around it."""

    process: asyncio.subprocess.Process
    local: LocalDiscord
    site: SampleSite
    driver: Driver
    environment: Mapping[str, str]

    async def ask(self, name: str, command: str = "help") -> float:
        """Let a member use a command and return the seconds to the first answer."""
        begun = time.monotonic()
        await self.driver.slash(self.driver.member(name), command, timeout=30)
        return time.monotonic() - begun

    async def downloads(self, number: int, running: int) -> None:
        """Let members ask for downloads that take long, and wait until so many run."""
        self.site.speed = 4_000
        clip = self.site.url("/talk.mp4")
        cards = [
            await self.driver.slash(self.driver.member(f"Member {n}"), "download link", url=f"{clip}?n={n}", timeout=30)
            for n in range(number)
        ]

        waiting = {asyncio.create_task(card.until(_downloading, 120)) for card in cards}
        done: set[asyncio.Task[Card]] = set()
        while len(done) < running:
            ended, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            done |= ended
        for task in waiting:
            task.cancel()


def _downloading(card: Card) -> bool:
    return card.title.startswith("Downloading –")


@asynccontextmanager
async def bot(*words: str, data: Path | None = None, **settings: str) -> AsyncIterator[Bot]:
    """Run a bot at a fresh Discord and a fresh site; a data directory may be given."""
    with tempfile.TemporaryDirectory() as folder:
        local, site = await LocalDiscord.start(), await SampleSite.start(folder=Path(folder) / "site")
        local.state.interactions.answer_within_s = 30
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BOSS_BOT_", "DISCORD_"))}
        env = clean | {
            "DISCORD_TOKEN": local.token, "BOSS_BOT_DISCORD_REST_URL": local.rest_url, "HOME": folder,
            "BOSS_BOT_DATA_DIR": str(data or f"{folder}/data"), "BOSS_BOT_ALLOWED_ADDRESSES": site.address,
            "BOSS_BOT_HTTP_ADDRESS": "off", "PYTHONPATH": str(HOUSE), **FREELY, **settings,
        }  # fmt: skip
        process = await asyncio.create_subprocess_exec(
            sys.executable, *words, env=env, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            await local.bot_ready(timeout=120)
            yield Bot(process, local, site, Driver(local), env)
        finally:
            if process.returncode is None:
                process.terminate()
                await process.wait()
            await site.stop()
            await local.stop()


def percentile(times: list[float], share: float) -> float:
    """Return a percentile in milliseconds."""
    return 1e3 * sorted(times)[min(len(times) - 1, int(len(times) * share))]


async def metrics() -> None:
    """Scrape a bot with every series and fifty jobs, and see whether members wait for it."""
    port = str(free_port())
    async with bot(
        str(HERE / "full_bot.py"), BOSS_BOT_HTTP_ADDRESS=f"127.0.0.1:{port}", BOSS_BOT_MAX_QUEUE_SIZE="60"
    ) as one:
        await one.downloads(50, 5)
        alone = [await one.ask(f"Asker {n % 20}") for n in range(ROUNDS)]
        scrapes: list[float] = []
        series = 0
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as client:

            async def scrape() -> None:
                nonlocal series
                while True:
                    begun = time.monotonic()
                    async with client.get("/metrics") as answer:
                        text = await answer.text()
                    scrapes.append(time.monotonic() - begun)
                    series = sum(not line.startswith("#") for line in text.splitlines())
                    await asyncio.sleep(0.2)  # 75 times as often as Prometheus does

            scraping = asyncio.create_task(scrape())
            beside = [await one.ask(f"Asker {n % 20}") for n in range(ROUNDS)]
            while len(scrapes) < ROUNDS:  # noqa: ASYNC110  # they come five a second
                await asyncio.sleep(0.1)
            scraping.cancel()
            await asyncio.wait([scraping])
    figure = f"p50 {percentile(scrapes, 0.5):.1f} ms, p99 {percentile(scrapes, 0.99):.1f} ms"
    TABLE.add_row(f"/metrics, 50 jobs, {series} series", figure, "p99 ≤ 50 ms")
    told = [f"p50 {percentile(times, 0.5):.1f}, p99 {percentile(times, 0.99):.0f} ms" for times in (alone, beside)]
    TABLE.add_row("first answer, alone → scraped 5 times a second", " → ".join(told), "no effect")


async def backup() -> None:
    """Back up a large database while ten downloads run and members use commands."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir(mode=0o700)
        await (await open_store(data / "boss-bot.sqlite3")).close()
        await asyncio.to_thread(fill_history, data / "boss-bot.sqlite3")
        async with bot(*RUN, data=data, **MANY) as one:
            await one.downloads(10, 10)
            alone = [await one.ask(f"Asker {n % 20}", "queue") for n in range(20)]
            begun = time.monotonic()
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "boss_bot", "backup", f"{folder}/b.zip", env=one.environment,
                stdout=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            done = asyncio.create_task(process.wait())
            beside: list[float] = []
            while not done.done():
                beside.append(await one.ask(f"Asker {len(beside) % 20}", ("queue", "help", "status")[len(beside) % 3]))
            took, size = time.monotonic() - begun, Path(f"{folder}/b.zip").stat().st_size
    figure = f"slowest of {len(beside)}: {1e3 * max(beside):.0f} ms (before: {1e3 * max(alone):.0f} ms)"
    TABLE.add_row(f"backup of {ROWS} jobs, 10 downloads, {took:.0f} s, {size / 1e6:.0f} MB", figure, "none over 1 s")


def fill_history(database: Path) -> None:
    """Write jobs that are over."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(HISTORY, (ROWS,))
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def stop() -> None:
    """Tell a bot with five running downloads to end, and look for what it leaves behind."""
    took, left, codes = [], 0, []
    for _ in range(3):
        async with bot(*RUN) as one:
            await one.downloads(5, 5)
            while len(tree := psutil.Process(one.process.pid).children(recursive=True)) < 6:  # noqa: ASYNC110
                await asyncio.sleep(0.1)  # the zygote's children are nobody's event
            begun = time.monotonic()
            one.process.terminate()
            codes.append(await one.process.wait())
            took.append(time.monotonic() - begun)
            left += sum(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in tree)
    figure = f"exit {codes}, slowest {max(took):.1f} s, {left} of {len(tree)} children left"
    TABLE.add_row("SIGTERM with 5 downloads", figure, "exit 0 within 10 s, none left")


async def idle() -> None:
    """Watch a bot that nobody uses: with its tools still warm, and at rest."""
    async with bot(*RUN, BOSS_BOT_HTTP_ADDRESS=f"127.0.0.1:{free_port()}") as one:
        await asyncio.sleep(10)
        warm = usage(one.process.pid)
        await asyncio.sleep(REST)
        before, begun = usage(one.process.pid), time.monotonic()
        await asyncio.sleep(SECONDS)
        after, took = usage(one.process.pid), time.monotonic() - begun
    figure = f"{after.memory / 1e6:.0f} MB, {100 * (after.cpu - before.cpu) / took:.2f} % of a core"
    note = f"{after.processes} process(es); {warm.memory / 1e6:.0f} MB while the tools are warm"
    TABLE.add_row(f"idle bot, PSS of the tree ({note})", figure, "≤ 110 MB, ≤ 1 %")


async def install() -> None:
    """Install into an empty environment and set the bot up, as the README says."""
    local = await LocalDiscord.start()
    Driver(local).member("Ann")
    try:
        with tempfile.TemporaryDirectory() as folder:
            begun = time.monotonic()
            await asyncio.to_thread(venv.create, f"{folder}/venv", with_pip=True)
            pip = [f"{folder}/venv/bin/pip", "install", "-q", "-c", str(HOUSE / ".ci/constraints.txt"), str(HOUSE)]
            installed = await called(pip, {})
            middle = time.monotonic()
            words = [f"{folder}/venv/bin/boss-bot", "init", "--file", f"{folder}/boss-bot.toml"]
            begin = {"HOME": folder, "BOSS_BOT_DISCORD_REST_URL": local.rest_url}
            code = await called([*words, "--data-dir", f"{folder}/data"], begin, local.token)
            took = time.monotonic() - begun
    finally:
        await local.stop()
    figure = f"{took:.0f} s, of which init {took - (middle - begun):.0f} s; exit {installed}, {code}"
    TABLE.add_row("pip install to init finished", figure, "under 180 s")


async def called(words: list[str], environment: Mapping[str, str], told: str = "") -> int:
    """Run a program with some words on its standard input, and return its exit code."""
    process = await asyncio.create_subprocess_exec(
        *words, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], **environment}, cwd=Path(words[0]).parent,
    )  # fmt: skip
    await process.communicate(f"{told}\n".encode())
    return process.returncode or 0


def free_port() -> int:
    """Return a port that nobody listens on."""
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        number: int = taken.getsockname()[1]
    return number


async def main() -> None:
    """Measure every row, or those that are named."""
    rows: dict[str, Callable[[], Awaitable[None]]] = {
        "metrics": metrics, "backup": backup, "stop": stop, "idle": idle, "install": install,
    }  # fmt: skip
    for name in [name for name in sys.argv[1:] if name in rows] or rows:
        await rows[name]()
    Console(width=160).print(TABLE)


if __name__ == "__main__":
    asyncio.run(main())
