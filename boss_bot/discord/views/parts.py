"""The pieces that every card is made of: one container with a title, lines, and a row of buttons."""

from collections.abc import Sequence
from enum import IntEnum

import hikari
from hikari.api import special_endpoints as api
from hikari.impl import (
    ContainerComponentBuilder,
    InteractiveButtonBuilder,
    MessageActionRowBuilder,
    TextDisplayComponentBuilder,
)

from boss_bot.discord.ids.custom_id import CustomId
from boss_bot.domain.jobs.job import JobId

Card = Sequence[api.ComponentBuilder]
"""The components of one whole message."""

Part = (
    api.MessageActionRowBuilder
    | api.TextDisplayComponentBuilder
    | api.SectionComponentBuilder
    | api.MediaGalleryComponentBuilder
    | api.SeparatorComponentBuilder
    | api.FileComponentBuilder
)
"""What may stand in a container; hikari has a name for it in its type stubs only."""


class Accent(IntEnum):
    """The colour of the bar beside a card. It repeats what the title says, it never says more."""

    GREY = 0x80848E
    BLURPLE = 0x5865F2
    YELLOW = 0xF0B232
    GREEN = 0x23A55A
    RED = 0xDA373C


def card(accent: Accent, title: str, *parts: str | Part | None) -> Card:
    """Build a card.

    Args:
        accent: The colour of its bar.
        title: The first line, the state word first; already safe to show.
        parts: Lines of text, already safe to show, and other components. Neighbouring lines become one text;
            empty lines and None are left out.
    """
    container = ContainerComponentBuilder(accent_color=hikari.Color(accent))
    lines = [f"### {title}"]
    for part in parts:
        if isinstance(part, str):
            lines += [part] if part else []
        elif part is not None:
            _flush(container, lines)
            container.add_component(part)
    _flush(container, lines)
    return [container]


def with_parts(drawn: Card, *parts: str | Part | None) -> Card:
    """Return a card with further lines and components at its end; the card itself is left as it is."""
    [container] = drawn
    if not isinstance(container, ContainerComponentBuilder):
        raise TypeError("a card is one container")
    longer = ContainerComponentBuilder(accent_color=container.accent_color, components=list(container.components))
    for part in parts:
        if part is not None:
            longer.add_component(TextDisplayComponentBuilder(content=part) if isinstance(part, str) else part)
    return [longer]


def small(text: str) -> str:
    """Write a line in small print."""
    return f"-# {text}"


def button(
    action: str, label: str, job: JobId, style: hikari.ButtonStyle, number: int | None = None
) -> InteractiveButtonBuilder:
    """Build one button of a job; ``number`` says which, where the action has several."""
    return InteractiveButtonBuilder(style=style, custom_id=str(CustomId(action, job, number)), label=label)


def row(*buttons: api.ButtonBuilder | api.SelectMenuBuilder) -> MessageActionRowBuilder | None:
    """Put buttons side by side, or one select into a row of its own; None when there are none."""
    return MessageActionRowBuilder(components=list(buttons)) if buttons else None


def _flush(container: ContainerComponentBuilder, lines: list[str]) -> None:
    if lines:
        container.add_component(TextDisplayComponentBuilder(content="\n".join(lines)))
        lines.clear()
