"""Runs a hikari bot from its start to its end, so that a start that fails is an error and not a log line.

hikari only logs what its listeners raise, and goes on without them.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import attrs
import hikari

from boss_bot.discord.config import TokenRefusedError, UnreachedError

Step = Callable[[], Awaitable[None]]

_PATIENCE = 5.0  # seconds that a start gets to come to its end when the bot is told to stop meanwhile
_AUTHENTICATION_FAILED = hikari.errors.ShardCloseCode.AUTHENTICATION_FAILED
_FIRST = asyncio.FIRST_COMPLETED


@attrs.define(eq=False, repr=False)
class Lifecycle:
    """One life of a bot.

    Attributes:
        app: The bot.
        start_up: Done once REST can be used and before the gateway is connected.
        wind_down: Done once the bot is to end, while REST can still be used; also after a start that failed.
    """

    app: hikari.GatewayBot
    start_up: Step
    wind_down: Step
    _stop: asyncio.Event = attrs.field(factory=asyncio.Event, init=False)
    _start: asyncio.Task[None] | None = attrs.field(default=None, init=False)
    _failure: BaseException | None = attrs.field(default=None, init=False)

    def stop(self) -> None:
        """Let `run` come to its end."""
        self._stop.set()

    async def run(self) -> None:
        """Start, and stay until `stop` or until Discord ends it.

        Raises:
            TokenRefusedError: Discord does not take the token.
            Exception: Whatever ``start_up`` or ``wind_down`` raises.
            UnreachedError: Discord can not be reached.
        """
        self.app.subscribe(hikari.StartingEvent, self._starting)
        self.app.subscribe(hikari.StoppingEvent, self._stopping)
        asked = asyncio.create_task(self._stop.wait(), name="stop")
        self._start = asyncio.create_task(self.app.start(check_for_updates=False), name="start")
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(_heard)
        try:
            await self._until_over(asked, self._start)
        except (hikari.HikariError, asyncio.CancelledError) as error:
            reason = self._reason(error)
            raise reason from reason.__cause__
        finally:
            asked.cancel()
            self._start.cancel()
            if self.app.is_alive:
                await self.app.close()
            loop.set_exception_handler(None)
        if self._failure:
            raise self._reason(self._failure)

    async def _until_over(self, asked: asyncio.Task[bool], start: asyncio.Task[None]) -> None:
        await asyncio.wait([asked, start], return_when=_FIRST)
        await asyncio.wait([start], timeout=_PATIENCE)
        if not start.done():
            return
        await start
        over = asyncio.create_task(self.app.join(), name="join")
        await asyncio.wait([asked, over], return_when=_FIRST)
        if over.done():
            await over
        over.cancel()

    def _reason(self, error: BaseException) -> BaseException:
        """Return the error that the caller has to know: a failed step explains a cancelled start."""
        error = self._failure or error
        if isinstance(error, hikari.GatewayServerClosedConnectionError) and error.code == _AUTHENTICATION_FAILED:
            return TokenRefusedError("Discord closed the connection: authentication failed")
        if isinstance(error, hikari.UnauthorizedError):
            return TokenRefusedError("Discord answered: unauthorized")
        if isinstance(error, hikari.InternalServerError):
            return UnreachedError(int(error.status))
        if type(error) is hikari.HTTPError or isinstance(error, hikari.GatewayConnectionError):
            unreached = UnreachedError()
            unreached.__cause__ = error
            return unreached
        return error

    async def _starting(self, _: hikari.StartingEvent) -> None:
        if not await self._done(self.start_up) and self._start:
            self._start.cancel()

    async def _stopping(self, _: hikari.StoppingEvent) -> None:
        await self._done(self.wind_down)

    async def _done(self, step: Step) -> bool:
        """Take a step and keep what it raises; False when it raised."""
        task = asyncio.ensure_future(step())
        await asyncio.wait([task])
        self._failure = self._failure or task.exception()
        return task.exception() is None


def _heard(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Leave out of the log what `run` raises by itself: hikari reports a closed gateway a second time as it ends."""
    if not isinstance(context.get("exception"), hikari.GatewayServerClosedConnectionError):
        loop.default_exception_handler(context)
