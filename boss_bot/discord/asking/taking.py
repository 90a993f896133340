"""A link that was typed into a command, or found in a message, becomes a request to the queue."""

import attrs
import hikari
import lightbulb

from boss_bot.discord.asking.suggestions import earlier_job
from boss_bot.discord.channels.age import age_restricted
from boss_bot.discord.courier import Courier
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views import checking_card
from boss_bot.domain.content.options import Options
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.wishes import Wishes
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


@attrs.frozen
class Wanted:
    """What is asked for.

    Attributes:
        typed: The link as it was typed.
        wishes: The options as they were typed.
        site: The only site that is taken, None for any.
        options: The options where they are known already, as those of an earlier job.
        visibility: Who sees the result, where that is known already.
    """

    typed: str
    wishes: Wishes = attrs.field(factory=Wishes)
    site: str | None = None
    options: Options | None = None
    visibility: Visibility | None = None


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
        BossBotError: The queue refuses the link, or an option makes no sense.
    """
    if not await answer.show(checking_card(wanted.typed)):
        return
    actor = actor_of(interaction)
    own, earlier = await queue.preferences(actor), earlier_job(wanted.typed)
    ask = Ask(
        key=str(interaction.id),
        actor=actor,
        text=await queue.link_of(earlier, actor) if earlier else wanted.typed,
        channel=int(interaction.channel.id),
        size_limit=interaction.attachment_size_limit,
        site=wanted.site,
        reply=answer.handle,
        options=wanted.options or wanted.wishes.parse(own),
        visibility=wanted.visibility or wanted.wishes.shown_to(own),
        priority=wanted.wishes.urgency(),
        age_restricted=await age_restricted(interaction),
        locale=str(interaction.locale),
        guild_locale=str(interaction.guild_locale or ""),
    )
    await courier.show(await queue.submit(ask))
