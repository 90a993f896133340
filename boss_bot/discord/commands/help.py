"""`/help`: what the bot does and how."""

import lightbulb

from boss_bot.discord.answer import Answer
from boss_bot.discord.loader import Loader
from boss_bot.discord.places import ANY_INSTALL, EVERYWHERE
from boss_bot.discord.registration import CommandSync
from boss_bot.discord.views import help_card

loader = Loader()


@loader.command
class Help(
    lightbulb.SlashCommand,
    name="help",
    description="What I can do, and how",
    contexts=EVERYWHERE,
    integration_types=ANY_INSTALL,
):
    """Show the help."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, sync: CommandSync) -> None:
        """Draw one screen, its commands clickable."""
        await Answer(context.interaction, context.initial_response_sent).show(help_card(sync.ids))
