"""`/admin post-test`."""

import hikari
import lightbulb

from boss_bot.discord.asking.admin_group import ADMIN
from boss_bot.discord.channels.permissions import missing_for_posts
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _
from boss_bot.discord.views.admin_card import told_card
from boss_bot.members import Members

loader = Loader()


@ADMIN.register
class PostTest(lightbulb.SlashCommand, name="post-test", description="Try whether I can post in this channel"):
    """Post a message and take it away again."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Try it, and say what is missing when it fails."""
        answer = Answer(context.interaction, context.initial_response_sent)
        async with answer.in_time():
            await members.managed(actor_of(context.interaction))
            trouble = await _trouble(context)
        if trouble is None:
            card = told_card(_("Posting works here"), _("I posted a message in this channel and took it away again."))
        else:
            card = told_card(_("I can't post here"), trouble, good=False)
        await answer.show(card)


async def _trouble(context: lightbulb.Context) -> str | None:
    """Post and delete; return what stood in the way, None when nothing did."""
    interaction = context.interaction
    if missing := missing_for_posts(interaction):
        return _("Missing: {permissions}.", permissions=", ".join(missing))
    rest, channel = interaction.app.rest, interaction.channel_id
    try:
        message = await rest.create_message(channel, components=told_card(_("This is a test"), _("It goes by itself.")))
        await rest.delete_message(channel, message)
    except hikari.HikariError as error:
        status = int(error.status) if isinstance(error, hikari.HTTPResponseError) else 0
        return _("Discord refused it (status {status}).", status=status)
    return None
