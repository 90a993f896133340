"""`/owner`: what the bot's owner sees and does, in their own server alone."""

import hikari
import lightbulb

from boss_bot.discord.asking.owner_group import OWNER
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _, ngettext
from boss_bot.discord.text.escape import plain
from boss_bot.discord.views.admin_card import told_card
from boss_bot.domain.operating.operator import Operator
from boss_bot.members import Members

loader = Loader()

loader.for_owner(OWNER)

_MOST = 20  # servers that are named


@OWNER.register
class Drain(lightbulb.SlashCommand, name="drain", description="Take no new downloads, or take them again"):
    """Let what runs end, and what waits wait."""

    on = lightbulb.boolean("on", "Whether nothing new is taken", default=True)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members, operator: Operator) -> None:
        """Do it."""
        await members.owned(actor_of(context.interaction))
        operator.drain(self.on)
        if self.on:
            card = told_card(
                _("Draining"), _("I take nothing new; what runs goes on. `/owner drain on:False` ends this.")
            )
        else:
            card = told_card(_("Open again"), _("I take downloads again."))
        await Answer(context.interaction, context.initial_response_sent).show(card)


@OWNER.register
class Reload(lightbulb.SlashCommand, name="reload", description="Read the settings anew"):
    """Take up what may change while the bot runs."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members, operator: Operator) -> None:
        """Do it, and name what has changed."""
        await members.owned(actor_of(context.interaction))
        done = operator.reload()
        answer = Answer(context.interaction, context.initial_response_sent)
        if done.wrong:
            lines = [plain(line, 300) for line in done.wrong[:8]]
            await answer.show(told_card(_("Not reloaded"), *lines, good=False))
            return
        changed = _("Changed: {names}.", names=", ".join(f"`{name}`" for name in done.changed) or _("nothing"))
        waiting = ", ".join(f"`{name}`" for name in done.waiting)
        later = _("After a restart: {names}.", names=waiting) if waiting else ""
        await answer.show(told_card(_("Settings read anew"), changed, later))


@OWNER.register
class Guilds(lightbulb.SlashCommand, name="guilds", description="The servers that I am on"):
    """Name the servers."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members, bot: hikari.GatewayBot) -> None:
        """Draw the list, the largest first."""
        await members.owned(actor_of(context.interaction))
        known = sorted(bot.cache.get_guilds_view().values(), key=lambda guild: -(guild.member_count or 0))
        lines = [f"- {plain(guild.name, 60)} · `{guild.id}`" for guild in known[:_MOST]]
        title = ngettext("On {n} server", "On {n} servers", len(known))
        answer = Answer(context.interaction, context.initial_response_sent)
        await answer.show(told_card(title, *lines))
