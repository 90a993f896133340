"""`/status`: how the bot is."""

import math
from collections.abc import Sequence
from importlib.metadata import version

import hikari
import lightbulb

from boss_bot.discord.channels.permissions import missing_for_posts
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.registration import CommandSync
from boss_bot.discord.status import StatusSource
from boss_bot.discord.views import status_card
from boss_bot.domain.operating.status import State, StatusLine

loader = Loader()

_SLOW = 1.0  # seconds; a third of what Discord waits for an answer


@loader.command
class Status(
    lightbulb.SlashCommand,
    name="status",
    description="How I am",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Show the state of every part."""

    @lightbulb.invoke
    async def invoke(
        self, context: lightbulb.Context, source: StatusSource, bot: hikari.GatewayBot, sync: CommandSync
    ) -> None:
        """Look at every part and draw a line for each."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            here = missing_for_posts(context.interaction)
            lines = [_discord(bot.heartbeat_latency), sync.line(), *_channel(here), *await source.look()]
        await answer.show(status_card(lines, version=version("boss-bot")))


def _channel(missing: Sequence[str]) -> list[StatusLine]:
    """Say what lacks for posting in this channel; nothing where nothing does."""
    if not missing:
        return []
    hint = "Give me these permissions, or results come to members alone."
    return [StatusLine("This channel", State.WARNING, f"I lack: {', '.join(missing)}", hint)]


def _discord(latency: float) -> StatusLine:
    """Say how far away Discord's gateway is; unknown until its first heartbeat."""
    if math.isnan(latency):
        return StatusLine("Discord", State.OK, "connected")
    state = State.WARNING if latency > _SLOW else State.OK
    return StatusLine("Discord", state, f"answers in {latency * 1000:.0f} ms")
