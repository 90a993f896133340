"""A card as plain data, so that two can be compared."""

from typing import Any

from boss_bot.discord.views import Card

Tree = list[Any]


def tree_of(card: Card) -> Tree:
    """Return what would be sent for a card, without its files."""
    return [component.build()[0] for component in card]
