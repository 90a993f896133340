"""Answers that all are to see: Discord may keep them private all the same, and a refusal is nobody else's business."""

import attrs
import hikari

from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import Card


@attrs.frozen
class Shown:
    """Who sees an answer that was sent.

    Attributes:
        private: Whether it is for its member's eyes alone.
        message: Discord id of the message that all see; None where there is none, or it could not be learnt.
    """

    private: bool
    message: int | None = None


async def how_shown(answer: Answer) -> Shown:
    """Find out who sees an answer that was sent.

    Discord keeps what was meant for all private where the member may not send messages or files, in slow mode, where
    AutoMod minds, and where apps that members have installed for themselves may not speak to all. An answer's message
    is told by the token alone, so it is asked for while that lives: the bot needs it once the token is over.
    """
    interaction = answer.interaction
    if not answer.public:
        return Shown(private=True)
    message = getattr(interaction, "message", None) if answer.redraws else None
    if message is None:
        try:
            rest = interaction.app.rest
            message = await rest.fetch_interaction_response(interaction.application_id, interaction.token)
        except hikari.HikariError as error:
            log_refusal(error, "a look at an answer", interaction=int(interaction.id))
            return Shown(private=False)
    private = bool(message.flags & hikari.MessageFlag.EPHEMERAL)
    return Shown(private=private, message=None if private else int(message.id))


async def withdraw(answer: Answer, card: Card) -> None:
    """Take a command's answer away that all see, and show a card to its member alone instead."""
    interaction = answer.interaction
    await answer.add(card)
    try:
        await interaction.app.rest.delete_interaction_response(interaction.application_id, interaction.token)
    except hikari.HikariError as error:
        log_refusal(error, "the end of an answer", interaction=int(interaction.id))
