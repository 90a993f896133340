"""The form of a member's own settings that no list can hold."""

import lightbulb

from boss_bot.discord.asking.own_settings import change_own
from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.language import _
from boss_bot.discord.views.panel_parts import field
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.preferences import MOST_RETRIES
from boss_bot.domain.members.typed import parse_items
from boss_bot.members import Members

loader = Loader()


@loader.control("more")
async def more(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Open the form for what no list can hold."""
    own = (await members.standing(use.actor)).preferences
    fields = [
        field("retries", _("Tries by itself, 0 to {most}", most=MOST_RETRIES), str(own.max_retries), most=2),
        field("items", _("Items of a set when you don't say"), own.items, most=60, placeholder="1-4,7"),
    ]
    await use.ask(_("Your settings"), str(ControlId("moresent")), fields)


@loader.control("moresent")
async def more_sent(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set what was typed into the form."""
    typed = use.texts.get("retries", "").strip()
    if not typed.isascii() or not typed.isdigit() or int(typed) > MOST_RETRIES:
        raise InvalidOptionError("retries")
    await change_own(
        use, members, lambda: {"max_retries": int(typed), "items": parse_items(use.texts.get("items", ""))}
    )
