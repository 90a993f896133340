"""`/admin cleanup`."""

import lightbulb

from boss_bot.discord.asking.admin_group import ADMIN
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _, ngettext
from boss_bot.discord.views.admin_card import told_card
from boss_bot.domain.operating.operator import Operator
from boss_bot.members import Members

loader = Loader()


@ADMIN.register
class Cleanup(lightbulb.SlashCommand, name="cleanup", description="Delete now what nobody needs any more"):
    """Run the scan that runs every five minutes, at once; nothing goes before its time."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members, operator: Operator) -> None:
        """Clear up, and say how much there was."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            await members.managed(actor_of(context.interaction))
            folders = await operator.clean()
        done = ngettext("{n} folder is deleted.", "{n} folders are deleted.", folders)
        await answer.show(told_card(_("Cleared up"), done if folders else _("There was nothing to delete.")))
