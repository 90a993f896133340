"""A link that was typed into a command, or found in a message, becomes a request to the queue."""

import hikari
import lightbulb

from boss_bot.discord.asking.wanted import Wanted, ask_for
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.errors import error_card
from boss_bot.discord.interactions.openness import how_shown, withdraw
from boss_bot.discord.language import speaking
from boss_bot.discord.views import checking_card
from boss_bot.discord.views.share_card import kept_private_card
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.members.wishes import Wishes
from boss_bot.queue import QueueService


async def take(
    context: lightbulb.Context,
    typed: str,
    wishes: Wishes,
    queue: QueueService,
    courier: Courier,
    *,
    site: str | None = None,
) -> None:
    """Answer a command at once, then ask the queue.

    Args:
        context: The command.
        typed: The link as typed. There is no limit at Discord's side, so that a long one gets an answer of ours.
        wishes: The options as typed.
        queue: Takes the request.
        courier: Draws the card.
        site: The only site that the command takes, None for any.

    Raises:
        BossBotError: The queue refuses the link, or an option makes no sense; the error handler draws the words into
            the answer.
    """
    answer = Answer(context.interaction, context.initial_response_sent)
    await take_up(answer, context.interaction, Wanted(typed, wishes, site), queue, courier)


async def take_up(
    answer: Answer,
    interaction: hikari.CommandInteraction | hikari.ComponentInteraction,
    wanted: Wanted,
    queue: QueueService,
    courier: Courier,
) -> None:
    """Show that the link is being checked, then ask the queue.

    A request that could not be answered is not queued, for it will be repeated.

    Raises:
        BossBotError: The queue refuses a command, or an option makes no sense. A message that was pressed says so
            instead; an answer that all see is taken away, and the member alone is told.
    """
    answer.public = wanted.in_public and interaction.guild_id is not None
    if not await _checking(answer, interaction, wanted):
        return
    shown = await how_shown(answer)
    try:
        ask = await ask_for(wanted, answer, queue, shown)
        await courier.show(await queue.submit(ask))
    except BossBotError as error:
        if isinstance(interaction, hikari.ComponentInteraction):
            await answer.show(error_card(error))
        elif shown.private:
            raise
        else:
            await withdraw(answer, error_card(error))
        return
    if answer.public and shown.private and isinstance(interaction, hikari.CommandInteraction):
        await answer.add(kept_private_card())


async def _checking(
    answer: Answer, interaction: hikari.CommandInteraction | hikari.ComponentInteraction, wanted: Wanted
) -> bool:
    with speaking(str(interaction.guild_locale or "") if answer.public else ""):
        return await answer.show(checking_card(wanted.typed))
