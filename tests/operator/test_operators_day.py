# mypy: disable-error-code="import-untyped"
"""An operator's first day, by the words of docs/operate.md: ``nox -s operator``.

The wheel is built and installed by pip into an empty environment with an empty home; from there on everything is done
by the commands that the pages name, beside a local Discord. It takes a minute or two, so it is no part of the suite.
"""

import asyncio
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from contextlib import closing, suppress
from importlib.metadata import version
from pathlib import Path

import aiohttp
import attrs
import psutil
import pytest

from boss_bot.playground import Driver, LocalDiscord, SampleSite

HOUSE = Path(__file__).parents[2]
WAIT = 60
COOKIES = "# Netscape HTTP Cookie File\n.x.com\tTRUE\t/\tTRUE\t{end}\tauth_token\thush-hush-hush\n"


def installed(folder):
    """Build the wheel and install it with all that it needs into an empty environment; return the program."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")], cwd=HOUSE, check=True
    )
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    [wheel] = (folder / "dist").glob("*.whl")
    pins = HOUSE / ".ci" / "constraints.txt"
    subprocess.run([folder / "venv" / "bin" / "pip", "install", "-q", "-c", pins, wheel], check=True)
    return str(folder / "venv" / "bin" / "boss-bot")


@attrs.define
class Operator:
    """A person with a terminal in an empty folder."""

    program: str
    home: Path
    local: LocalDiscord
    environment: Mapping[str, str]
    _bot: asyncio.subprocess.Process | None = None

    async def types(self, words, *, code=0, told=""):
        """Type a command; return what it printed."""
        process = await asyncio.create_subprocess_exec(
            self.program, *words.split(), cwd=self.home, env=dict(self.environment), stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        out, _ = await asyncio.wait_for(process.communicate(told.encode()), 4 * WAIT)
        text = out.decode()
        print(f"$ boss-bot {words}\n{text}")  # noqa: T201
        assert process.returncode == code, text
        assert "Traceback" not in text
        assert self.local.token not in text
        return text

    async def starts(self):
        with (self.home / "run.log").open("ab") as log:
            self._bot = await asyncio.create_subprocess_exec(
                self.program, "run", cwd=self.home, env=dict(self.environment), stdout=log, stderr=log
            )
        await self.local.bot_ready(timeout=WAIT)

    @property
    def bot(self):
        assert self._bot
        return self._bot

    def tree(self):
        return [psutil.Process(self.bot.pid), *psutil.Process(self.bot.pid).children(recursive=True)]

    async def kills(self):
        self.bot.kill()
        await self.bot.wait()
        await self.local.bot_gone(timeout=WAIT)

    async def ends(self, how=signal.SIGTERM):
        if self.bot.returncode is None:
            self.bot.send_signal(how)
        return await asyncio.wait_for(self.bot.wait(), WAIT)


@pytest.fixture
async def operator(tmp_path, index):
    local, site = await LocalDiscord.start(), await SampleSite.start(folder=tmp_path / "site")
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(home), "BOSS_BOT_DISCORD_REST_URL": local.rest_url,
        "BOSS_BOT_ALLOWED_ADDRESSES": site.address, "BOSS_BOT_ENGINE_INDEX": index.address,
    }  # fmt: skip
    one = Operator(await asyncio.to_thread(installed, tmp_path), home, local, environment)
    yield one, Driver(local), site
    if one._bot:
        with suppress(ProcessLookupError):
            await one.ends()
    await site.stop()
    await local.stop()


def titled(word):
    return lambda card: card.title.startswith(word)


async def ready(address="127.0.0.1:9464"):
    async with aiohttp.ClientSession() as client, client.get(f"http://{address}/readyz") as answer:
        return answer.status


async def test_a_day(operator, index):
    one, discord, site = operator
    ann = discord.member("Ann")
    [guild] = one.local.state.world.guilds.values()
    channel = next(iter(guild.channels.values())).id
    clip = site.url("/clip.mp4")

    # Start it, by hand
    begun = time.monotonic()
    told = await one.types(f"init --channel {channel} --data-dir data", told=f"{one.local.token}\n")
    print(f"init took {time.monotonic() - begun:.1f} s")  # noqa: T201
    assert "The test card is in the channel." in told
    data = one.home / "data"
    await one.starts()
    card = await discord.slash(ann, "download link", url=clip)
    await card.until(titled("Done"), WAIT)

    # Know that it works
    told = await one.types("doctor --online")
    assert "Failed" not in told
    assert await ready() == 200
    assert "Boss-Bot" in await one.types("doctor --report")
    assert "Every setting" in await one.types("config check")
    assert "[hidden]" in await one.types("config show")
    with closing(sqlite3.connect(f"file:{data / 'boss-bot.sqlite3'}?mode=ro", uri=True)) as connection:
        [(first,)] = connection.execute("SELECT id FROM jobs")
    assert "completed" in await one.types(f"jobs show {first}")
    assert "jobs to go on with" in await one.types("logs --lines 500")

    # Cookies
    (one.home / "cookies.txt").write_text(COOKIES.format(end=int(time.time()) + 86_400 * 60))
    await one.types("cookies import twitter cookies.txt")
    assert "1 cookie" in await one.types("cookies check")
    await one.types("cookies remove twitter")

    # Backup, while it runs; then the plug is pulled in mid-download
    await one.types("backup before.zip")
    with zipfile.ZipFile(one.home / "before.zip") as archive:
        assert archive.testzip() is None
    async with site.hold("/talk.mp4", 300_000) as gate:
        card = await discord.slash(ann, "download link", url=site.url("/talk.mp4"))
        await asyncio.wait_for(gate.reached(), WAIT)
        tree = one.tree()
        await one.kills()
        gone, alive = await asyncio.to_thread(psutil.wait_procs, tree, WAIT)
        assert (len(gone) >= 3, alive) == (True, [])
    await one.starts()
    await card.until(titled("Done"), WAIT)

    # Engines
    assert version("gallery-dl") in await one.types("engines list")
    index.offer("1.99.0")
    assert "1.99.0 is used from the next download on" in await one.types("engines update gallery-dl")
    card = await discord.slash(ann, "download link", url=f"{clip}?n=2")
    await card.until(titled("Done"), WAIT)
    index.offer("1.99.1", broken=True)
    assert "does not work here" in await one.types("engines update gallery-dl", code=1)
    assert version("gallery-dl") in await one.types("engines rollback gallery-dl")

    # Settings, and a mistake in them
    settings = one.home / "boss-bot.toml"
    written = settings.read_text()
    settings.write_text(written + "max_queue_size = 7\n")
    assert "BOSS_BOT_MAX_QUEUE_SIZE" in await one.types("reload")
    settings.write_text(written + 'max_queue_size = "many"\n')
    assert "BOSS_BOT_MAX_QUEUE_SIZE is no whole number" in await one.types("reload", code=2)
    settings.write_text(written)

    # Update: drain, and go back to the backup
    assert "The bot has ended" in await one.types("drain --stop")
    assert await asyncio.wait_for(one.bot.wait(), WAIT) == 0
    assert "sound" in await one.types("db check")
    await one.types("db vacuum")
    assert "nothing is overwritten" in await one.types("restore before.zip", code=1)
    shutil.move(data / "boss-bot.sqlite3", one.home / "away.sqlite3")
    await one.types("restore before.zip")
    assert "completed" in await one.types(f"jobs show {first}")
    await one.starts()
    card = await discord.slash(ann, "download link", url=f"{clip}?n=3")
    await card.until(titled("Done"), WAIT)
    assert await one.ends() == 0
