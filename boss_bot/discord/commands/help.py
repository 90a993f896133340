"""`/help`: what the bot does and how, topic by topic."""

from collections.abc import Sequence

import lightbulb

from boss_bot.discord.asking.suggestions import offer
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _
from boss_bot.discord.registration import CommandSync
from boss_bot.discord.views import Card
from boss_bot.discord.views.help_card import (
    commands_card,
    error_topic_card,
    error_topics,
    help_card,
    sites_line,
    topic_card,
)
from boss_bot.discord.views.help_topics import TOPICS
from boss_bot.discord.views.settings_card import limits_line, today_line
from boss_bot.discord.words import words_for
from boss_bot.discord.words.site_titles import site_title
from boss_bot.domain.members.actor import Actor
from boss_bot.members import Members

loader = Loader()

_COMMANDS = "commands"


async def suggest_topics(context: lightbulb.AutocompleteContext[str]) -> None:
    """Suggest topics, then errors, that fit what is typed so far."""
    labels = [(_("Commands – all of them"), _COMMANDS)]
    labels += [(_(topic.title), name) for name, topic in TOPICS.items()]
    labels += [(f"{words_for(kind()).title} · {code}"[:100], code) for code, kind in error_topics().items()]
    await offer(context, labels)


async def card_about(topic: str, sync: CommandSync, members: Members, actor: Actor) -> Card:
    """Return the screen of a topic; of one that nobody knows the first one."""
    wanted = topic.strip().lower()
    if wanted == _COMMANDS:
        return commands_card(sync.ids, sync.descriptions)
    if wanted in TOPICS:
        return topic_card(wanted, sync.ids, *await _live(wanted, members, actor))
    kind = error_topics().get(wanted.upper()) if wanted else None
    return error_topic_card(kind) if kind else help_card(sync.ids)


async def _live(topic: str, members: Members, actor: Actor) -> Sequence[str]:
    """Return what a topic says of the place and of the member at the moment."""
    if topic == "limits":
        standing = await members.standing(actor)
        return [f"**{limits_line(standing)}**", today_line(standing, await members.used(actor.user))]
    if topic == "sites":
        off = (await members.standing(actor)).rules.sites_off
        names = ", ".join(site_title(name) for name in sorted(off))
        return [sites_line(), _("Switched off on this server: {sites}.", sites=names) if off else ""]
    return ()


@loader.command
class Help(
    lightbulb.SlashCommand,
    name="help",
    description="What I can do, and how",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Show the help."""

    topic = lightbulb.string("topic", "What you want to know about", default="", autocomplete=suggest_topics)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, sync: CommandSync, members: Members) -> None:
        """Draw one screen, its commands clickable."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            card = await card_about(self.topic, sync, members, actor_of(context.interaction))
        await answer.show(card)
