"""`/help`: what the bot does and how, topic by topic."""

import lightbulb

from boss_bot.discord.asking.suggestions import offer
from boss_bot.discord.channels.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.language import _
from boss_bot.discord.registration import CommandSync
from boss_bot.discord.views import Card
from boss_bot.discord.views.help_card import commands_card, error_topic_card, error_topics, help_card, topic_card
from boss_bot.discord.views.help_topics import TOPICS
from boss_bot.discord.words import words_for

loader = Loader()

_COMMANDS = "commands"


async def suggest_topics(context: lightbulb.AutocompleteContext[str]) -> None:
    """Suggest topics, then errors, that fit what is typed so far."""
    labels = [(_("Commands – all of them"), _COMMANDS)]
    labels += [(_(topic.title), name) for name, topic in TOPICS.items()]
    labels += [(f"{words_for(kind()).title} · {code}"[:100], code) for code, kind in error_topics().items()]
    await offer(context, labels)


def card_about(topic: str, sync: CommandSync) -> Card:
    """Return the screen of a topic; of one that nobody knows the first one."""
    wanted = topic.strip()
    if wanted.lower() == _COMMANDS:
        return commands_card(sync.ids, sync.descriptions)
    if wanted.lower() in TOPICS:
        return topic_card(wanted.lower())
    kind = error_topics().get(wanted.upper())
    return error_topic_card(kind) if kind else help_card(sync.ids)


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
    async def invoke(self, context: lightbulb.Context, sync: CommandSync) -> None:
        """Draw one screen, its commands clickable."""
        await Answer(context.interaction, context.initial_response_sent).show(card_about(self.topic, sync))
