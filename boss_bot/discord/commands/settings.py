"""`/settings`, and the controls of a member's own settings."""

from collections.abc import Callable, Mapping
from typing import Any

import lightbulb

from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _
from boss_bot.discord.views.panel_parts import field
from boss_bot.discord.views.server_card import server_card
from boss_bot.discord.views.settings_card import settings_card
from boss_bot.domain.content.options import Quality
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.preferences import MOST_RETRIES, Notify, ProgressStyle
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.wishes import parse_items
from boss_bot.members import Members

loader = Loader()

_CHOICES: Mapping[str, Callable[[str], Any]] = {
    "notify": Notify,
    "style": ProgressStyle,
    "quality": Quality,
    "visibility": Visibility,
    "priority": lambda text: Priority(int(text)),
}


@loader.command
class Settings(
    lightbulb.SlashCommand,
    name="settings",
    description="Your settings, or those of this server",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Show a panel of settings."""

    whose = lightbulb.string(
        "for",
        "Whose settings: yours, or the server's for those who manage it",
        default="me",
        choices=[lightbulb.Choice("me", "me"), lightbulb.Choice("server", "server")],
    )

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Draw the panel."""
        actor = actor_of(context.interaction)
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            if self.whose == "server":
                card = server_card((await members.managed(actor))[1])
            else:
                card = settings_card(await members.standing(actor))
        await answer.show(card)


@loader.control("set")
async def chosen(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set what was chosen in a list."""
    read = _CHOICES.get(use.argument)
    if read is None:
        raise InvalidOptionError
    await _change(use, members, lambda: {use.argument: read("".join(use.values))})


@loader.control("flip")
async def flipped(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Turn a setting on or off."""
    own = (await members.standing(use.actor)).preferences
    name = "mention" if use.argument == "mention" else "auto_retry"
    await _change(use, members, lambda: {name: not getattr(own, name)})


@loader.control("reset")
async def reset(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Go back to the defaults."""
    await members.reset(use.actor)
    await use.show(settings_card(await members.standing(use.actor)))


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
    await _change(use, members, lambda: {"max_retries": int(typed), "items": parse_items(use.texts.get("items", ""))})


async def _change(use: ControlUse, members: Members, changes: Callable[[], Mapping[str, Any]]) -> None:
    try:
        await members.change(use.actor, **changes())
    except ValueError as error:  # a tampered client may send anything
        raise InvalidOptionError from error
    await use.show(settings_card(await members.standing(use.actor)))
