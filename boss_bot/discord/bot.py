"""The bot at Discord: everything of this room put together."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import hikari

from boss_bot.discord import commands
from boss_bot.discord.asking.names import Names
from boss_bot.discord.config import BotConfig
from boss_bot.discord.courier import engage
from boss_bot.discord.gateway.client import app_for, client_for
from boss_bot.discord.gateway.lifecycle import Lifecycle, Step
from boss_bot.discord.gateway.operators import OperatorSide
from boss_bot.discord.injected import inject
from boss_bot.discord.interactions.buttons import ButtonRouter
from boss_bot.discord.interactions.calm import Calm
from boss_bot.discord.interactions.controls import ControlRouter
from boss_bot.discord.interactions.loader import Handlers, load_commands
from boss_bot.discord.interactions.mishaps import command_failed, listener_failed
from boss_bot.discord.interactions.notice import inbox_notice
from boss_bot.discord.interactions.press import owners_of
from boss_bot.discord.interactions.timing import timing
from boss_bot.discord.registration import CommandSync
from boss_bot.discord.status import StatusSource
from boss_bot.domain.jobs.parcels import Journal
from boss_bot.domain.operating.status import StatusLine
from boss_bot.queue import QueueService


class DiscordBot:
    """One bot: build it, build the queue around its `courier`, `use` the queue, then `run`.

    Attributes:
        courier: Draws cards and hands files over, for the queue.
        operators: What those who run the bot may know of Discord, and how they are reached there.
    """

    def __init__(self, config: BotConfig, journal: Journal) -> None:
        self._app = app_for(config)
        self._app.subscribe(hikari.ExceptionEvent, listener_failed)
        self._calm, self._owner_server = Calm.of(config), config.owner_server
        self._names = Names()
        self.courier = engage(self._app.rest, config.clock, journal, interval=config.progress_interval)
        notice = inbox_notice(lambda: self._service, self.courier)
        self._client = client_for(self._app, [*timing(config.on_command), self._calm.hook, self._names.hook, notice])
        self._client.error_handler(command_failed)
        self._sync = CommandSync(self._client)
        self.operators = OperatorSide(self._app)
        self._service: QueueService | None = None
        self._life: Lifecycle | None = None
        self._ended = asyncio.Event()

    def use(
        self, service: QueueService, status: Callable[[], Awaitable[Sequence[StatusLine]]], *others: object
    ) -> None:
        """Tell the commands which queue they drive, where `/status` gets its lines, and what else they may ask for.

        What a command asks for is found by its type. Once, before `run`.
        """
        inject(self._client, service, (self.courier, self._sync, self._names, StatusSource(status), *others))
        self._service = service

    async def run(self, on_starting: Step, on_stopping: Step) -> None:
        """Connect to Discord and stay until `close`, or until Discord ends it.

        Args:
            on_starting: Awaited when the token has been taken, before any member can reach the bot.
            on_stopping: Awaited before the connection is closed, if ``on_starting`` was begun.

        Raises:
            TokenRefusedError: Discord does not take the token.
            UnreachedError: Discord can not be reached at the start.
            Exception: Whatever ``on_starting``, ``on_stopping`` or a command's file raises.
        """
        begun = False

        async def start_up() -> None:
            nonlocal begun
            handlers = await load_commands(self._client, commands, owner_server=self._owner_server)
            application = await self._app.rest.fetch_application()
            if self._service:
                self._service.members.owners.update(owners_of(application))
            begun = True
            await self.courier.take_up()
            await on_starting()
            self._listen(handlers)
            for look in await self._service.resting() if self._service else ():
                await self.courier.show(look)
            await self._client.start()
            await self._sync.start(application)

        async def wind_down() -> None:
            try:
                if begun:
                    await on_stopping()
            finally:
                await self._sync.close()
                await self.courier.close()
                await self._client.stop()

        self._life = Lifecycle(self._app, start_up, wind_down)
        try:
            await self._life.run()
        finally:
            self._ended.set()

    def _listen(self, handlers: Handlers) -> None:
        if self._service is None:
            raise RuntimeError("use() comes before run()")
        controls = ControlRouter(self._client, handlers.controls, self._calm)
        router = ButtonRouter(self._client, handlers, self.courier, self._service, self._calm, controls)
        self._app.subscribe(hikari.ComponentInteractionCreateEvent, router.component_used)
        self._app.subscribe(hikari.ModalInteractionCreateEvent, router.form_sent)

    async def close(self) -> None:
        """End `run` in good order and wait until it has ended; harmless when it does not run."""
        if self._life:
            self._life.stop()
            await self._ended.wait()
