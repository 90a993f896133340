"""Answers that all are to see: Discord may keep them private all the same, and a refusal is nobody else's business."""

import hikari

from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import Card


async def is_private(answer: Answer) -> bool:
    """Say whether an answer that was sent is for its member's eyes alone.

    Discord keeps what was meant for all private where the member may not send messages or files, in slow mode, where
    AutoMod minds, and where apps that members have installed for themselves may not speak to all.
    """
    interaction = answer.interaction
    message = getattr(interaction, "message", None)
    if message is None:
        try:
            rest = interaction.app.rest
            message = await rest.fetch_interaction_response(interaction.application_id, interaction.token)
        except hikari.HikariError as error:
            log_refusal(error, "a look at an answer", interaction=int(interaction.id))
            return not answer.public
    return bool(message.flags & hikari.MessageFlag.EPHEMERAL)


async def withdraw(answer: Answer, card: Card) -> None:
    """Take a command's answer away that all see, and show a card to its member alone instead."""
    interaction = answer.interaction
    await answer.add(card)
    try:
        await interaction.app.rest.delete_interaction_response(interaction.application_id, interaction.token)
    except hikari.HikariError as error:
        log_refusal(error, "the end of an answer", interaction=int(interaction.id))
