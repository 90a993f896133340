"""`/admin block` and `/admin unblock`, and who is blocked."""

import lightbulb

from boss_bot.discord.asking.admin_group import ADMIN
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _
from boss_bot.discord.views.admin_card import blocked_card, held_back, told_card
from boss_bot.domain.members.blocks import MOST_DAYS
from boss_bot.members import Members

loader = Loader()


@ADMIN.register
class Block(
    lightbulb.SlashCommand, name="block", description="Let a member start no more downloads, or see who is blocked"
):
    """Block a member, or look who is blocked."""

    user = lightbulb.user("user", "Whom to block; nobody: see who is blocked on this server", default=None)
    days = lightbulb.integer(
        "days", "For how many days; nothing: until you lift it", default=None, min_value=1, max_value=MOST_DAYS
    )

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Block them; who manages the server is never held back by it."""
        answer, actor = Answer(context.interaction, context.initial_response_sent), actor_of(context.interaction)
        if self.user is None:
            await answer.show(blocked_card(await members.blocked(actor)))
            return
        block, fresh = await members.block(actor, int(self.user.id), self.days)
        await answer.show(told_card(_("Blocked") if fresh else _("Blocked already"), held_back(block)))


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
