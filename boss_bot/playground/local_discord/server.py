"""The local Discord as a whole: started and stopped."""

from pathlib import Path
from typing import Self

import attrs
from aiohttp import web

from boss_bot.playground.local_discord.application import application
from boss_bot.playground.local_discord.clock import Clock
from boss_bot.playground.local_discord.faults import Faults
from boss_bot.playground.local_discord.files import FileStore
from boss_bot.playground.local_discord.gateway import GATEWAY_PATH
from boss_bot.playground.local_discord.journal import Journal
from boss_bot.playground.local_discord.rest import API_PATH
from boss_bot.playground.local_discord.state import State, new_state
from boss_bot.playground.local_discord.world import World

SHUTDOWN_S = 1.0


@attrs.define(eq=False)
class LocalDiscord:
    """A Discord on this machine: REST v10, gateway v10 and files over real sockets.

    An unmodified bot talks to it with `rest_url` and `token`; `boss_bot.playground.driver` plays the members.
    ``state`` is its inside, for whoever needs more than the properties give.
    """

    state: State
    rest_url: str
    _runner: web.AppRunner

    @classmethod
    async def start(
        cls, host: str = "127.0.0.1", port: int = 0, clock: Clock | None = None, files: Path | None = None
    ) -> Self:
        """Start to listen (``port`` 0: any free one). ``files`` is where uploads are kept; a temporary folder if None.

        Raises:
            OSError: The port is taken.
        """
        clock = clock or Clock()
        store = FileStore(clock, files)
        state = new_state(clock, store)
        runner = web.AppRunner(application(state), access_log=None, shutdown_timeout=SHUTDOWN_S)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise
        store.open()
        address = f"{host}:{runner.addresses[0][1]}"
        store.origin = f"http://{address}"
        state.gateway.url = f"ws://{address}{GATEWAY_PATH}"
        return cls(state, f"http://{address}{API_PATH}", runner)

    async def stop(self) -> None:
        """Close every connection, then the server; temporary files are removed."""
        self.faults.clear()
        for socket in tuple(self.state.gateway.sockets):
            await socket.close(1001, "The local Discord has stopped")
        await self._runner.cleanup()
        await self.state.files.close()

    async def bot_ready(self, timeout: float = 30.0) -> None:
        """Wait until a bot is connected to the gateway and has registered its commands.

        Raises:
            TimeoutError: ``timeout`` seconds went by first.
        """

        def ready() -> bool:
            return bool(self.state.gateway.connected) and self.state.commands.registrations > 0

        await self.world.changes.until(ready, timeout)

    async def bot_gone(self, timeout: float = 30.0) -> None:
        """Wait until no bot is connected to the gateway, as after the end of its process.

        Raises:
            TimeoutError: ``timeout`` seconds went by first.
        """
        await self.world.changes.until(lambda: not self.state.gateway.connected, timeout)

    @property
    def token(self) -> str:
        """The bot token it accepts."""
        return self.state.token

    @property
    def application_id(self) -> int:
        """The id of the application and of its bot user."""
        return self.state.world.bot.id

    @property
    def clock(self) -> Clock:
        """The clock that lifetimes are judged by."""
        return self.state.clock

    @property
    def world(self) -> World:
        """Guilds, channels, members and messages."""
        return self.state.world

    @property
    def journal(self) -> Journal:
        """Every request so far."""
        return self.state.journal

    @property
    def faults(self) -> Faults:
        """What shall go wrong."""
        return self.state.faults
