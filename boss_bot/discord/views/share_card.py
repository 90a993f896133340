"""Where files have gone that their member wanted elsewhere."""

from boss_bot.discord.language import _
from boss_bot.discord.views.parts import Accent, Card, card


def posted_card(link: str) -> Card:
    """Draw the answer to a post; ``link`` leads to it, empty where that is not known."""
    return card(Accent.GREEN, _("Posted"), _("Everyone in this channel can see it."), link)


def sent_card() -> Card:
    """Draw the answer to files that went out as direct messages."""
    return card(Accent.GREEN, _("Sent"), _("You find the files in your direct messages."))


def kept_private_card() -> Card:
    """Draw why a card that all were to see is for its member's eyes alone."""
    return card(
        Accent.GREY,
        _("Only you can see the progress"),
        _("Discord keeps my answers private for you here: it may be slow mode, AutoMod, or what you may send."),
        _("The result is posted in this channel if I may post there; else it comes to you."),
    )
