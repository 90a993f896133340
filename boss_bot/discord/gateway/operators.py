"""The operator's side of Discord: how the connection is, and alerts in a channel or as a direct message."""

import asyncio
from collections.abc import Awaitable, Callable

import attrs
import hikari

from boss_bot.discord.gateway.server_post import ServerPost
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import alert_card
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.domain.operating.alerts import Alert


@attrs.frozen(eq=False, repr=False)
class OperatorPost:
    """Brings alerts to one channel or one person.

    Attributes:
        rest: Discord.
        channel: The channel's id, None for none.
        user: The operator's id, for a direct message; None for none.
    """

    rest: hikari.api.RESTClient
    channel: int | None = None
    user: int | None = None

    async def send(self, alert: Alert) -> bool:
        """See `Messenger.send`."""
        try:
            places: list[hikari.SnowflakeishOr[hikari.TextableChannel]] = [self.channel] if self.channel else []
            if self.user:
                places.append(await self.rest.create_dm_channel(self.user))
            for place in places:
                await self.rest.create_message(place, components=alert_card(alert))
        except hikari.HikariError as error:
            log_refusal(error, "an alert")
            return False
        return True


@attrs.frozen(eq=False, repr=False)
class OperatorSide:
    """What those who run the bot may know of Discord, and how they are reached there."""

    _app: hikari.GatewayBot

    def latency(self) -> float | None:
        """Return the seconds to Discord and back, NaN until they are known, None while not connected."""
        connected = any(shard.is_connected for shard in self._app.shards.values())
        return self._app.heartbeat_latency if connected else None

    async def connected(self) -> None:
        """Wait until the bot has started and is connected to Discord; to be called before it does."""
        ready = asyncio.Event()

        async def started(_: hikari.StartedEvent) -> None:
            ready.set()

        self._app.subscribe(hikari.StartedEvent, started)
        await ready.wait()
        self._app.unsubscribe(hikari.StartedEvent, started)

    def server_post(self, rules: Callable[[int], Awaitable[ServerRules]]) -> ServerPost:
        """Return what brings news to the managers of servers while the bot runs.

        Args:
            rules: Returns the rules of a server, by its Discord id.
        """
        return ServerPost(self._app, rules)

    def post(self, channel: int | None, user: int | None) -> OperatorPost:
        """Return what brings alerts to a channel and to a person while the bot runs."""
        return OperatorPost(self._app.rest, channel, user)
