"""News for those who manage a server, in the channel that they chose for it."""

from collections.abc import Awaitable, Callable

import attrs
import hikari

from boss_bot.discord.language import speaking
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views.day_card import day_card
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.domain.keeping.quotas import DayNews
from boss_bot.domain.members.server_rules import ServerRules


@attrs.frozen(eq=False, repr=False)
class ServerPost:
    """Implements the `ServerMessenger` port.

    Attributes:
        app: Discord, and what the gateway told of servers.
        rules: Returns the rules of a server.
    """

    app: hikari.GatewayBot
    rules: Callable[[int], Awaitable[ServerRules]]

    async def send(self, news: DayNews) -> bool:
        """See `ServerMessenger.send`."""
        try:
            rules = await self.rules(news.guild)
        except StoreUnavailableError:
            return False
        cache, channel = self.app.cache, rules.manager_channel
        known = channel and (cache.get_guild_channel(channel) or cache.get_thread(channel))
        if channel is None or not known or known.guild_id != news.guild:  # a tampered client could name another's
            return False
        server = cache.get_guild(news.guild)
        with speaking(rules.language or (str(server.preferred_locale) if server else "")):
            drawn = day_card(news)
        try:
            await self.app.rest.create_message(channel, components=drawn)
        except hikari.HikariError as error:
            log_refusal(error, "news about a server's day", server=news.guild)
            return False
        return True
