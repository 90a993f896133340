"""`/admin limits`, `/admin sites` and `/admin post-test`."""

import attrs
import hikari
import lightbulb

from boss_bot.discord.asking.admin_group import ADMIN
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import N_, _
from boss_bot.discord.views.admin_card import told_card
from boss_bot.discord.views.server_card import RULED, server_card, site_names
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.limit_text import parse_limits
from boss_bot.members import Members

loader = Loader()

_RESET = "reset"
_NEEDED = {
    hikari.Permissions.VIEW_CHANNEL: N_("View Channel"),
    hikari.Permissions.SEND_MESSAGES: N_("Send Messages"),
    hikari.Permissions.ATTACH_FILES: N_("Attach Files"),
}


@ADMIN.register
class Limits(lightbulb.SlashCommand, name="limits", description="The limits of this server's members"):
    """Show the limits of a level, or set them."""

    level = lightbulb.string(
        "level", "Whose limits", choices=[lightbulb.Choice(one.name.lower(), one.name.lower()) for one in RULED]
    )
    limits = lightbulb.string("limits", "New ones, as at_once=2,day_jobs=10; reset for the operator's own", default="")

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Set what was typed, if anything was, and draw the server's rules."""
        actor, answer = actor_of(context.interaction), Answer(context.interaction, context.initial_response_sent)
        _guild, standing = await members.managed(actor)
        rules, level = standing.rules, Level[self.level.upper()]
        try:
            wanted = {} if self.limits.strip() == _RESET else parse_limits(self.limits)
        except ValueError as error:
            raise InvalidOptionError("limits") from error
        if self.limits.strip():
            rules = rules.without_limits(level)
        for name, value in wanted.items():
            rules = rules.with_limit(level, name, value)
        await members.rule(actor, rules)
        await answer.show(server_card((await members.managed(actor))[1]))


@ADMIN.register
class Sites(lightbulb.SlashCommand, name="sites", description="Switch a site on or off for this server"):
    """Say whether a site may be used."""

    site = lightbulb.string("site", "Which site", choices=[lightbulb.Choice(name, name) for name in site_names()])
    allowed = lightbulb.boolean("allowed", "Whether it may be used here")

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Switch it, and draw the server's rules."""
        actor, answer = actor_of(context.interaction), Answer(context.interaction, context.initial_response_sent)
        _guild, standing = await members.managed(actor)
        off = standing.rules.sites_off - {self.site} if self.allowed else standing.rules.sites_off | {self.site}
        await members.rule(actor, attrs.evolve(standing.rules, sites_off=off))
        await answer.show(server_card((await members.managed(actor))[1]))


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
    has = interaction.app_permissions or hikari.Permissions.NONE
    missing = [_(name) for permission, name in _NEEDED.items() if not has & permission]
    if missing:
        return _("Missing: {permissions}.", permissions=", ".join(missing))
    rest, channel = interaction.app.rest, interaction.channel_id
    try:
        message = await rest.create_message(channel, components=told_card(_("This is a test"), _("It goes by itself.")))
        await rest.delete_message(channel, message)
    except hikari.HikariError as error:
        status = int(error.status) if isinstance(error, hikari.HTTPResponseError) else 0
        return _("Discord refused it (status {status}).", status=status)
    return None
