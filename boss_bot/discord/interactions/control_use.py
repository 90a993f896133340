"""The use of a panel's control, as its handler sees it: a press, a choice in a list, or a form that was sent."""

from collections.abc import Mapping, Sequence

import attrs
import hikari

from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.refusals import log_refusal
from boss_bot.discord.views import Card
from boss_bot.domain.members.actor import Actor

Used = hikari.ComponentInteraction | hikari.ModalInteraction


@attrs.define(eq=False, repr=False)
class ControlUse:
    """One use of a control.

    Attributes:
        actor: Who used it, and where.
        argument: What it is about; hostile.
        values: What was chosen in a list: values, or ids of roles or channels. Hostile.
        texts: What was typed into a form, by the names of its fields. Hostile.
        interaction: The use at Discord.
    """

    actor: Actor
    argument: str
    values: Sequence[str]
    texts: Mapping[str, str]
    interaction: Used
    _answer: Answer

    async def show(self, card: Card) -> None:
        """Redraw the message that the control is on."""
        await self._answer.show(card)

    async def whisper(self, card: Card) -> None:
        """Show a card beside it that only this member sees."""
        await self._answer.whisper(card)

    async def ask(self, title: str, custom_id: str, fields: Sequence[hikari.impl.TextInputBuilder]) -> None:
        """Open a form; only a press or a choice can be answered so, and only as the first thing."""
        rows = [hikari.impl.ModalActionRowBuilder(components=[field]) for field in fields]
        rest = self.interaction.app.rest
        try:
            await rest.create_modal_response(
                self.interaction.id, self.interaction.token, title=title, custom_id=custom_id, components=rows
            )
            self._answer.sent.set()
        except hikari.HikariError as error:
            log_refusal(error, "a form", interaction=int(self.interaction.id))


def values_of(interaction: Used) -> Sequence[str]:
    """Return what was chosen in a list."""
    return list(interaction.values) if isinstance(interaction, hikari.ComponentInteraction) else []


def texts_of(interaction: Used) -> Mapping[str, str]:
    """Return what was typed into a form, by the names of its fields."""
    if isinstance(interaction, hikari.ComponentInteraction):
        return {}
    return {field.custom_id: field.value for row in interaction.components for field in row.components}
