"""hikari's bot and lightbulb's client, as we want them: the client speaks the language of whoever speaks to it."""

import asyncio
from collections.abc import Sequence
from typing import Any

import hikari
import lightbulb
from hikari.impl import HTTPSettings, HTTPTimeoutSettings
from lightbulb.client import DEFAULT_EXECUTION_STEP_ORDER
from lightbulb.commands.execution import ExecutionHook

from boss_bot.discord.asking.announcements import Announcements
from boss_bot.discord.asking.found_links import Offers
from boss_bot.discord.config import BotConfig
from boss_bot.discord.gateway.admission import Admission
from boss_bot.discord.gateway.introduction import introduce
from boss_bot.discord.language import speaking
from boss_bot.discord.views.file_names import with_titles

_UPLOAD_SECONDS = 600.0


class Client(lightbulb.GatewayEnabledClient):
    """Runs each command, and each list of suggestions, in its turn and in its member's language."""

    __slots__ = ("_admission",)

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self._admission = Admission()

    async def handle_interaction_create(
        self, interaction: hikari.PartialInteraction, initial_response_sent_event: asyncio.Event | None = None
    ) -> None:
        """See `lightbulb.Client.handle_interaction_create`."""
        await self._admission.enter()
        with speaking(locale_of(interaction)):
            await super().handle_interaction_create(interaction, initial_response_sent_event)


def locale_of(interaction: hikari.PartialInteraction) -> str:
    """Return the language of the member behind an interaction; empty where Discord does not say."""
    return str(getattr(interaction, "locale", ""))


def client_for(app: hikari.GatewayBot, hooks: Sequence[ExecutionHook]) -> Client:
    """Build the client of a bot; the hooks run around every command."""
    client = Client(
        app,
        default_enabled_guilds=(),
        execution_step_order=DEFAULT_EXECUTION_STEP_ORDER,
        default_locale=hikari.Locale.EN_US,
        localization_provider=lightbulb.localization_unsupported,
        delete_unknown_commands=True,
        deferred_registration_callback=None,
        hooks=hooks,
        sync_commands=False,
        features=(),
    )
    registry = client.di.registry_for(lightbulb.di.Contexts.DEFAULT)
    registry.register_value(Offers, Offers())
    registry.register_value(Announcements, Announcements())
    return client


def app_for(config: BotConfig) -> hikari.GatewayBot:
    """Build hikari's bot. Its own defaults: a new connection for each request, half a minute for an upload."""
    timeouts = HTTPTimeoutSettings(total=_UPLOAD_SECONDS, request_socket_read=config.silence)
    bot = hikari.GatewayBot(
        config.token,
        banner=None,
        logs=None,
        suppress_optimization_warning=True,
        intents=hikari.Intents.GUILDS,
        rest_url=config.rest_url,
        dumps=with_titles,
        http_settings=HTTPSettings(force_close_transports=False, timeouts=timeouts, ssl=config.certificates or True),
    )
    bot.subscribe(hikari.GuildJoinEvent, introduce)
    return bot
