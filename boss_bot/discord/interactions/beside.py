"""A card beside a pressed message, which stays as it is."""

import attrs
import hikari

from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.press import ButtonPress
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import Card
from boss_bot.domain.members.delivery import ReplyHandle


@attrs.define(eq=False, repr=False)
class NewMessage(Answer):
    """The answer to a press by a message of its own, which the press's token edits from then on."""

    @property
    def handle(self) -> ReplyHandle:
        """The right to edit the new message; it is told apart by the interaction that made it, as a command's is."""
        return attrs.evolve(super().handle, message=int(self.interaction.id))

    @property
    def redraws(self) -> bool:
        """Never."""
        return False


async def show_beside(press: ButtonPress, card: Card) -> ReplyHandle | None:
    """Answer a press by nothing, then add a card that only its member sees; None when Discord did not take it.

    A press that is answered by a new message can edit that one and not the message it was on.

    Returns:
        The right to edit the message that was pressed.
    """
    interaction, answer = press.interaction, press.answer
    if not answer.sent.is_set():
        try:
            await interaction.app.rest.create_interaction_response(
                interaction.id, interaction.token, hikari.ResponseType.DEFERRED_MESSAGE_UPDATE
            )
        except hikari.HikariError as error:
            log_refusal(error, "an answer", interaction=int(interaction.id))
            return None
        answer.sent.set()
    return answer.handle if await answer.add(card) else None
