"""The controls of a panel that belongs to no job: lists to choose from, buttons, and the fields of forms."""

from collections.abc import Collection, Sequence

import hikari
from hikari.impl import (
    InteractiveButtonBuilder,
    MessageActionRowBuilder,
    SelectMenuBuilder,
    SelectOptionBuilder,
    TextInputBuilder,
    TextSelectMenuBuilder,
)

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.text.escape import cut

_LABEL, _PLACEHOLDER = 100, 150  # Discord: select option, select menu


def choice(
    control: ControlId, options: Sequence[tuple[str, str]], chosen: Collection[str], *, least: int = 1, most: int = 1
) -> MessageActionRowBuilder:
    """Build a list to choose from.

    Args:
        control: What is sent back.
        options: Value and label of each line, at most 25.
        chosen: The values that are chosen now.
        least: How many must be chosen.
        most: How many may be chosen.
    """
    lines = [
        SelectOptionBuilder(label=cut(label, _LABEL), value=value, is_default=value in chosen)
        for value, label in options
    ]
    menu = TextSelectMenuBuilder(custom_id=str(control), options=lines, min_values=least, max_values=most)
    return MessageActionRowBuilder(components=[menu])


def pick(control: ControlId, kind: hikari.ComponentType, placeholder: str) -> MessageActionRowBuilder:
    """Build a list that Discord fills, with roles or channels; choosing none is possible."""
    menu = SelectMenuBuilder(type=kind, custom_id=str(control), placeholder=cut(placeholder, _PLACEHOLDER))
    return MessageActionRowBuilder(components=[menu])


def press(
    control: ControlId, label: str, style: hikari.ButtonStyle = hikari.ButtonStyle.SECONDARY, *, disabled: bool = False
) -> InteractiveButtonBuilder:
    """Build a button."""
    return InteractiveButtonBuilder(style=style, custom_id=str(control), label=label, is_disabled=disabled)


def field(
    name: str, label: str, value: str, *, most: int, placeholder: str = "", paragraph: bool = False
) -> TextInputBuilder:
    """Build a field of a form, which may be left empty.

    Args:
        name: Under which its text is sent back.
        label: What it asks for, at most 45 characters.
        value: What stands in it.
        most: Characters that it takes.
        placeholder: What is shown while it is empty.
        paragraph: Whether it takes more than one line.
    """
    return TextInputBuilder(
        custom_id=name,
        label=label,
        style=hikari.TextInputStyle.PARAGRAPH if paragraph else hikari.TextInputStyle.SHORT,
        value=value or hikari.UNDEFINED,
        max_length=most,
        required=False,
        placeholder=placeholder or hikari.UNDEFINED,
    )
