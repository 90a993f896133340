"""The first run of a bot that was just set up: it connects, Discord gets its commands, and a test card is posted."""

import asyncio

import attrs

from boss_bot.app import App, built
from boss_bot.cli.care.discord_check import TROUBLE, commands_known
from boss_bot.cli.care.told import CareError
from boss_bot.cli.care.unreached import why
from boss_bot.discord import TokenRefusedError, UnreachedError
from boss_bot.domain.operating.alerts import Alert
from boss_bot.settings import Settings

_PATIENCE = 60.0
_NOT_REACHED = "The settings are written, but Discord was not reached. boss-bot run says why."
_NOT_POSTED = "The test card was not taken: look at the channel's id and at the bot's rights there."
_CARD = Alert("test", "", "Boss-Bot is here.", "This is the test card of boss-bot init. /help shows what I can do.")


def tried(settings: Settings, application: int) -> list[str]:
    """Start the real bot, wait until Discord has it and its commands, post the test card, and stop it.

    Args:
        settings: What the operator has set.
        application: The app's id.

    Returns:
        A line for each thing that was seen.

    Raises:
        CareError: Discord was not reached.
    """
    try:
        return asyncio.run(_tried(settings, application))
    except (TokenRefusedError, UnreachedError) as error:
        raise CareError(_NOT_REACHED) from error


async def _tried(settings: Settings, application: int) -> list[str]:
    async with built(attrs.evolve(settings, http_address="")) as app:
        running = asyncio.ensure_future(app.run())
        try:
            connected = asyncio.ensure_future(app.bot.operators.connected())
            await asyncio.wait({connected, running}, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            connected.cancel()
            if running.done() or app.bot.operators.latency() is None:
                raise CareError(_NOT_REACHED)
            return await _looked_at(app, settings, application)
        finally:
            await app.bot.close()
            await running


async def _looked_at(app: App, settings: Settings, application: int) -> list[str]:
    try:
        known = await asyncio.to_thread(commands_known, settings, application)
        told = [f"Connected; Discord has {known} commands of the bot."]
    except TROUBLE as error:
        told = [f"Connected. Its commands were not counted: Discord {why(error)[0]}."]
    if settings.alert_channel:
        posted = await app.bot.operators.post(settings.alert_channel, None).send(_CARD)
        told.append("The test card is in the channel." if posted else _NOT_POSTED)
    return told
