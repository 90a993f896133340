"""The message in a channel that calls a member to their inbox. All see it, so it names nothing of the download."""

from boss_bot.discord.language import _
from boss_bot.discord.views.parts import Accent, Card, card


def calling_card(member: int) -> Card:
    """Draw it in the server's language; ``member`` is a Discord user id."""
    ready = _("{member}, a download that you started here is ready: use `/queue`.", member=f"<@{member}>")
    return card(Accent.GREEN, _("Ready"), ready)
