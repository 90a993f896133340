"""A link that was typed into a command becomes a request to the queue."""

import lightbulb

from boss_bot.discord.age import age_restricted
from boss_bot.discord.answer import Answer
from boss_bot.discord.courier import Courier
from boss_bot.discord.press import actor_of
from boss_bot.discord.views import checking_card
from boss_bot.domain.wishes import Wishes
from boss_bot.queue import Ask, QueueService


async def take(
    context: lightbulb.Context,
    typed: str,
    wishes: Wishes,
    queue: QueueService,
    courier: Courier,
    *,
    site: str | None = None,
) -> None:
    """Answer at once, then ask the queue; a request that could not be answered is not queued, for it will be repeated.

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
    interaction = context.interaction
    answer = Answer(interaction, context.initial_response_sent)
    if not await answer.show(checking_card(typed)):
        return
    actor = actor_of(interaction)
    ask = Ask(
        key=str(interaction.id),
        actor=actor,
        text=typed,
        channel=int(interaction.channel.id),
        size_limit=interaction.attachment_size_limit,
        site=site,
        reply=answer.handle,
        options=wishes.parse(await queue.preferences(actor)),
        visibility=wishes.shown_to(),
        age_restricted=await age_restricted(interaction),
        locale=str(interaction.locale),
        guild_locale=str(interaction.guild_locale or ""),
    )
    await courier.show(await queue.submit(ask))
