"""`/settings`, and the controls of a member's own settings."""

from collections.abc import Callable, Mapping
from typing import Any

import lightbulb

from boss_bot.discord.asking.own_settings import change_own, own_card
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views.server_card import server_card
from boss_bot.domain.content.options import Quality
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.delivery import Visibility
from boss_bot.domain.members.preferences import Notify, ProgressStyle
from boss_bot.domain.members.priority import Priority
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
                card = await own_card(members, actor)
        await answer.show(card)


@loader.control("set")
async def chosen(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set what was chosen in a list."""
    read = _CHOICES.get(use.argument)
    if read is None:
        raise InvalidOptionError
    await change_own(use, members, lambda: {use.argument: read("".join(use.values))})


@loader.control("flip")
async def flipped(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Turn a setting on or off."""
    own = (await members.standing(use.actor)).preferences
    name = "mention" if use.argument == "mention" else "auto_retry"
    await change_own(use, members, lambda: {name: not getattr(own, name)})


@loader.control("reset")
async def reset(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Go back to the defaults."""
    await members.reset(use.actor)
    await use.show(await own_card(members, use.actor))
