"""How an interaction begins, and how a member waits for its answer."""

from boss_bot.playground.driver.live_card import LiveCard
from boss_bot.playground.driver.place import Place
from boss_bot.playground.driver.refusals import NoAnswer
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.interactions import (
    Answer,
    Interaction,
    InteractionType,
    interaction_json,
    new_token,
)
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world import Message

MODAL = 9


def begin(
    local: LocalDiscord,
    kind: InteractionType,
    place: Place,
    data: Json,
    *,
    source: Message | None = None,
    trigger: Interaction | None = None,
) -> Interaction:
    """Begin an interaction: from now on the bot has three seconds, and it has been told."""
    number = local.state.ids.take()
    interaction = Interaction(
        id=number,
        token=new_token(number),
        type=kind,
        user=place.member.user,
        member=place.member if place.guild else None,
        channel=place.channel,
        guild=place.guild,
        context=place.context,
        owners=place.owners,
        data=data,
        created_at=local.clock.now(),
        size_limit=place.size_limit,
        locale=place.member.user.locale,
        source=source,
        trigger=trigger,
    )
    local.state.interactions.add(interaction)
    drawn = local.state.draw(source) if source else None
    payload = interaction_json(interaction, local.application_id, drawn)
    guild_id = place.guild.id if place.guild else None
    local.state.gateway.dispatch("INTERACTION_CREATE", payload, guild_id=guild_id)
    return interaction


async def answer_to(local: LocalDiscord, interaction: Interaction, timeout: float) -> Answer:
    """Wait for the first answer.

    Raises:
        NoAnswer: ``timeout`` real seconds went by without one.
    """
    try:
        return await local.world.changes.until(lambda: interaction.answer, timeout)
    except TimeoutError:
        raise NoAnswer from None


async def card_after(local: LocalDiscord, interaction: Interaction, timeout: float) -> LiveCard:
    """Wait for the first answer and return the card that it made or changed, or the modal that it opened.

    Raises:
        NoAnswer: ``timeout`` real seconds went by without one.
    """
    answer = await answer_to(local, interaction, timeout)
    if answer.kind == MODAL:
        return LiveCard.of_modal(local, interaction, answer.data)
    if answer.message is None:
        raise NoAnswer
    return LiveCard.of(local, interaction.user.id, answer.message, interaction)
