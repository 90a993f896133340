"""A member's own settings: drawn, and changed by what was chosen or typed."""

from collections.abc import Callable, Mapping
from typing import Any

from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.views import Card
from boss_bot.discord.views.settings_card import settings_card
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.actor import Actor
from boss_bot.members import Members


async def own_card(members: Members, actor: Actor) -> Card:
    """Draw the panel, with what is used of the member's day."""
    return settings_card(await members.standing(actor), await members.used(actor.user))


async def change_own(use: ControlUse, members: Members, changes: Callable[[], Mapping[str, Any]]) -> None:
    """Change settings, and redraw the panel.

    Args:
        use: The use of a control of the panel.
        members: Keeps the settings.
        changes: Returns the new values; what was chosen is hostile until then.

    Raises:
        InvalidOptionError: There is no such choice.
    """
    try:
        wanted = changes()
    except ValueError as error:  # a tampered client may send anything
        raise InvalidOptionError from error
    await members.change(use.actor, **wanted)
    await use.show(await own_card(members, use.actor))
