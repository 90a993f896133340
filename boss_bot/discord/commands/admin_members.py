"""`/admin block` and `/admin unblock`."""

import lightbulb

from boss_bot.discord.asking.admin_group import ADMIN
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _
from boss_bot.discord.views.admin_card import told_card
from boss_bot.members import Members

loader = Loader()


@ADMIN.register
class Block(lightbulb.SlashCommand, name="block", description="Let a member start no more downloads on this server"):
    """Block a member."""

    user = lightbulb.user("user", "Whom to block")

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Block them; who manages the server is never held back by it."""
        answer = Answer(context.interaction, context.initial_response_sent)
        fresh = await members.block(actor_of(context.interaction), int(self.user.id))
        title = _("Blocked") if fresh else _("Blocked already")
        await answer.show(told_card(title, _("{member} can start no downloads here.", member=f"<@{self.user.id}>")))


@ADMIN.register
class Unblock(lightbulb.SlashCommand, name="unblock", description="Let a blocked member start downloads again"):
    """Lift a block."""

    user = lightbulb.user("user", "Whom to let in again")

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Lift it."""
        answer = Answer(context.interaction, context.initial_response_sent)
        lifted = await members.unblock(actor_of(context.interaction), int(self.user.id))
        title = _("Not blocked any more") if lifted else _("Not blocked")
        await answer.show(told_card(title, _("{member} can start downloads here.", member=f"<@{self.user.id}>")))
