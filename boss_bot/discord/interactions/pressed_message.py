"""What the message of a press tells: Discord sends it along, as the bot had drawn it."""

from collections.abc import Iterator

import hikari

from boss_bot.discord.ids.custom_id import CustomId, parse_custom_id
from boss_bot.domain.jobs.job import JobId

_OF_LISTS = frozenset({"page", "panel", "server", "everywhere"})


def in_a_list(interaction: hikari.ComponentInteraction) -> bool:
    """Say whether the pressed button stands beside a line of a list, rather than below a card of its own."""
    return any(
        isinstance(part, hikari.SectionComponent)
        and isinstance(part.accessory, hikari.ButtonComponent)
        and part.accessory.custom_id == interaction.custom_id
        for part in _parts(interaction)
    )


def is_a_list(interaction: hikari.ComponentInteraction) -> bool:
    """Say whether the message is a list, rather than the card of a job, which no list may be drawn over."""
    return _list_button(interaction) is not None


def panel_of(interaction: hikari.ComponentInteraction) -> JobId | None:
    """Return the job on whose message a live panel of several jobs is, if it is one that was pressed."""
    meant = _list_button(interaction)
    return meant.job if meant and meant.action == "panel" else None


def answered_message(interaction: hikari.PartialInteraction) -> int:
    """Return the id that tells the message of an answer apart from others: that of the interaction that made it.

    A command learns nothing of the message that answers it, but each press on that message names the command. Messages
    that no interaction made by itself (direct messages, follow-ups) are told apart by their own ids; all of them are
    snowflakes, and in the order of time.
    """
    message = getattr(interaction, "message", None)
    if message is None:
        return int(interaction.id)
    made = message.interaction_metadata
    return int(made.interaction_id if made and not made.original_response_message_id else message.id)


def _list_button(interaction: hikari.ComponentInteraction) -> CustomId | None:
    """Return what a button carries that shows a page of a list: every list has one."""
    for row in _parts(interaction):
        for one in row.components if isinstance(row, hikari.ActionRowComponent) else ():
            meant = parse_custom_id(getattr(one, "custom_id", None) or "")
            if meant and meant.action in _OF_LISTS:
                return meant
    return None


def _parts(interaction: hikari.ComponentInteraction) -> Iterator[hikari.PartialComponent]:
    for container in interaction.message.components:
        if isinstance(container, hikari.ContainerComponent):
            yield from container.components
