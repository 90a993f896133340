"""The world that journeys play in: real parts all through, Discord and the site on this machine."""

import asyncio
import os
import signal
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest

from boss_bot.app import built
from boss_bot.playground import Driver, LocalDiscord, SampleSite
from boss_bot.settings import load
from tests.waiting import until

WAIT = 30


@attrs.define
class World:
    """A local Discord, a sample site and a data directory; bots are started on it as often as a test likes."""

    local: LocalDiscord
    site: SampleSite
    discord: Driver
    folder: Path
    app: Any = None
    resolver: Any = None
    _stops: list = attrs.field(factory=list)

    def environment(self, **settings):
        return {
            "DISCORD_TOKEN": self.local.token,
            "BOSS_BOT_DISCORD_REST_URL": self.local.rest_url,
            "BOSS_BOT_DATA_DIR": str(self.folder / "data"),
            "BOSS_BOT_ALLOWED_ADDRESSES": self.site.address,
            "BOSS_BOT_PROGRESS_INTERVAL": "0.2",
            "BOSS_BOT_HTTP_ADDRESS": "off",
            "BOSS_BOT_MAX_RETRIES": "0",
            "BOSS_BOT_FREE_BYTES": "0",
            "BOSS_BOT_MEMBER_COMMANDS": "1000",
            "BOSS_BOT_MEMBER_PRESSES": "1000",
            "BOSS_BOT_LIMITS_NORMAL": "waiting=none,day_jobs=none,day_mb=none",
            **{f"BOSS_BOT_{name.upper()}": str(value) for name, value in settings.items()},
        }

    async def start(self, disk=None, **settings):
        """Start the bot in this process, over a disk of the test's own if it brings one; the world ends it."""
        context = built(load(self.environment(**settings)), resolver=self.resolver, disk=disk)
        app = self.app = await context.__aenter__()
        running = asyncio.create_task(app.run())

        async def stop():
            await app.bot.close()
            await asyncio.wait_for(running, WAIT)
            await context.__aexit__(None, None, None)

        self._stops.append(stop)
        await self.local.bot_ready(timeout=WAIT)
        return stop

    async def stop(self):
        while self._stops:
            await self._stops.pop()()

    async def start_process(self, **settings):
        """Start the bot as an operator does, in a process of its own."""
        log = (self.folder / "bot.log").open("ab")
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("BOSS_BOT_", "DISCORD_"))}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "boss_bot", "run", env=clean | self.environment(**settings), stdout=log, stderr=log,
        )  # fmt: skip
        log.close()

        async def stop():
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), WAIT)

        self._stops.append(stop)
        await self.local.bot_ready(timeout=WAIT)
        return process

    async def kill(self, process):
        """Pull the plug: SIGKILL, as a crash or an out-of-memory killer would."""
        process.kill()
        await process.wait()
        await self.local.world.changes.until(lambda: not self.local.state.gateway.connected, WAIT)

    async def settled(self):
        """Wait until the bot in this process has nothing more to do for any job."""
        await asyncio.wait_for(self.app.queue.service.scheduler.idle(), WAIT)

    def jobs(self):
        """Return the rows of all jobs, read from outside."""
        return self.rows("SELECT * FROM jobs ORDER BY seq")

    def rows(self, statement):
        """Return what a statement reads from the bot's database, from outside."""
        connection = sqlite3.connect(f"file:{self.folder / 'data' / 'boss-bot.sqlite3'}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    async def until_states(self, states):
        """Wait until the jobs are in these states on disk: a card says Done just before its row does."""
        await until(lambda: [row["state"] for row in self.jobs()] == states, WAIT)

    @property
    def log(self):
        return (self.folder / "bot.log").read_text()


@pytest.fixture(scope="session")
def media_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("sample-media")


@pytest.fixture
async def world(tmp_path, media_folder, openapi):
    local = await LocalDiscord.start()
    site = await SampleSite.start(folder=media_folder)
    world = World(local, site, Driver(local), tmp_path)
    try:
        yield world
    finally:
        with suppress(ProcessLookupError):
            await world.stop()
        await site.stop()
        await local.stop()
    assert faults_in_bodies(local, openapi) == []


def faults_in_bodies(local, openapi):
    """Hold every body that the bot sent to Discord's own API description, where the machine has it."""
    sent = [(entry.method, entry.path, entry.body) for entry in local.journal if entry.body is not None]
    return [fault for request in sent for fault in openapi.check_request(*request)]


@pytest.fixture
def ann(world):
    return world.discord.member("Ann")


@pytest.fixture
def bob(world):
    return world.discord.member("Bob")


@pytest.fixture
def discord(world):
    return world.discord


@pytest.fixture
def site(world):
    return world.site


def _titled(word):
    return lambda card: card.title.startswith(word)


@pytest.fixture
def titled():
    """Make a condition: the card's title begins with this word."""
    return _titled


@pytest.fixture
def hashes():
    async def of(card):
        return sorted([await file.sha256() for file in card.attachments])

    return of
