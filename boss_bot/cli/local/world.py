"""A whole small world on this machine: the local Discord, the sample site, and the real bot in its own process."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import attrs

from boss_bot.playground import Driver, LocalDiscord, SampleSite

STOP_S = 10.0
"""How long the bot has to end by itself before it is killed."""


class BotEndedError(Exception):
    """The bot's process ended by itself; the message is its exit code and what it printed last."""


@attrs.define(eq=False, repr=False)
class LocalWorld:
    """The parts, running."""

    discord: LocalDiscord
    site: SampleSite
    driver: Driver
    folder: Path
    settings: Mapping[str, str]
    _bot: asyncio.subprocess.Process | None = None

    @property
    def bot(self) -> asyncio.subprocess.Process:
        """The bot's process, the newest one."""
        if self._bot is None:
            raise BotEndedError("The bot was never started.")
        return self._bot

    @property
    def log(self) -> Path:
        """Where the bot's log lines go."""
        return self.folder / "bot.log"

    async def bot_ready(self) -> None:
        """Wait until the bot is connected and has its commands registered.

        Raises:
            BotEndedError: It ended instead.
            TimeoutError: It took more than 30 seconds.
        """
        ready = asyncio.ensure_future(self.discord.bot_ready())
        ended = asyncio.ensure_future(self.bot.wait())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            ready.cancel()
            await asyncio.wait({ready})
            raise BotEndedError(f"The bot ended with {ended.result()}:\n{self.log.read_text('utf-8')[-2000:]}")
        ended.cancel()
        await asyncio.wait({ended})
        ready.result()

    async def start_bot(self) -> None:
        """Start the bot's process, as an operator would; it ends with this one, even if this one is killed."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("BOSS_BOT_", "DISCORD_"))}
        with self.log.open("ab") as log:
            self._bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "boss_bot.cli.tied", "run", env={**clean, **self.settings},
                stdin=asyncio.subprocess.PIPE, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    async def stop_bot(self) -> int:
        """Ask the bot to end, kill it when it does not; return its exit code."""
        if self.bot.returncode is None:
            self.bot.send_signal(signal.SIGTERM)
        try:
            return await asyncio.wait_for(self.bot.wait(), STOP_S)
        except TimeoutError:
            self.bot.kill()
            return await self.bot.wait()


@asynccontextmanager
async def local_world(port: int = 0, *, progress_interval: float = 5.0) -> AsyncIterator[LocalWorld]:
    """Start everything, and take it all down again.

    Args:
        port: Port of the local Discord on 127.0.0.1; 0 for a free one.
        progress_interval: Seconds between two progress edits of a card.
    """
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="boss-bot-")))
        discord = await LocalDiscord.start(port=port)
        stack.push_async_callback(discord.stop)
        site = await SampleSite.start()
        stack.push_async_callback(site.stop)
        settings = {
            "DISCORD_TOKEN": discord.token,
            "BOSS_BOT_DISCORD_REST_URL": discord.rest_url,
            "BOSS_BOT_DATA_DIR": str(folder / "data"),
            "BOSS_BOT_ALLOWED_ADDRESSES": site.address,
            "BOSS_BOT_PROGRESS_INTERVAL": f"{progress_interval:g}",
            "BOSS_BOT_HTTP_ADDRESS": "off",
        }
        world = LocalWorld(discord, site, Driver(discord), folder, settings)
        await world.start_bot()
        stack.push_async_callback(world.stop_bot)
        yield world
