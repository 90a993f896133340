"""`/privacy`: what is kept about a member, as a list, as a file, and gone."""

import asyncio

import hikari
import lightbulb

from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views import Card
from boss_bot.discord.views.privacy_card import confirm_card, export_card, forgotten_card, privacy_card
from boss_bot.memory import Memory

loader = Loader()


@loader.command
class Privacy(
    lightbulb.SlashCommand,
    name="privacy",
    description="What I keep about you: see it, take it with you, or have it deleted",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Show, export or delete what is kept about the member."""

    action = lightbulb.string(
        "action",
        "What to do with it",
        default="show",
        choices=[lightbulb.Choice(name, name) for name in ("show", "export", "delete")],
    )

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, memory: Memory) -> None:
        """Do it; a deletion is asked about first."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            card = await _card(self.action, memory, context.interaction)
        await answer.show(card)


async def _card(action: str, memory: Memory, interaction: hikari.PartialInteraction) -> Card:
    actor = actor_of(interaction)
    if action == "delete":
        return confirm_card()
    if action == "show":
        return privacy_card(await memory.amounts(actor))
    rows, limit = await memory.export(actor), interaction.attachment_size_limit
    return await asyncio.to_thread(export_card, actor.user, rows, limit)


@loader.control("mydata")
async def export(use: ControlUse, memory: Memory = lightbulb.di.INJECTED) -> None:
    """Hand the data over as a file."""
    await use.whisper(await _card("export", memory, use.interaction))


@loader.control("forget")
async def forget(use: ControlUse) -> None:
    """Ask first."""
    await use.show(confirm_card())


@loader.control("forgetall")
async def forget_all(use: ControlUse, memory: Memory = lightbulb.di.INJECTED) -> None:
    """Delete everything about the member who presses."""
    await use.show(forgotten_card(await memory.forget(use.actor)))
