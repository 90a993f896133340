"""`/owner announce` and `/owner broadcast-off`."""

import attrs
import hikari
import lightbulb

from boss_bot.discord.asking.announcements import Announcements, Plan, announce, plan_for
from boss_bot.discord.asking.owner_group import OWNER
from boss_bot.discord.asking.suggestions import offer
from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.language import _
from boss_bot.discord.views.owner_cards import LONGEST, announced_card, ask_card, broadcast_card, gone_card
from boss_bot.discord.views.panel_parts import field
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.members import Members

loader = Loader()


@OWNER.register
class Announce(lightbulb.SlashCommand, name="announce", description="Tell all servers something, where they want it"):
    """Ask for the text; nothing goes out before the owner has seen it."""

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Open the form."""
        await members.owned(actor_of(context.interaction))
        asked = field("text", _("What all servers are to read"), "", most=LONGEST, paragraph=True)
        form = hikari.impl.ModalActionRowBuilder(components=[asked])
        await context.respond_with_modal(_("Announcement"), str(ControlId("announced")), component=form)


@loader.control("announced")
async def written(
    use: ControlUse,
    members: Members = lightbulb.di.INJECTED,
    bot: hikari.GatewayBot = lightbulb.di.INJECTED,
    waiting: Announcements = lightbulb.di.INJECTED,
) -> None:
    """Show the text, and where it would go."""
    await members.owned(use.actor)
    text = use.texts.get("text", "").strip()
    if not text or len(text) > LONGEST:
        raise InvalidOptionError("text")
    plan = await _plan(bot, members)
    counts = {"takes": len(plan.places), "off": plan.off, "no_channel": plan.no_channel}
    await use.whisper(ask_card(text, waiting.add(text), **counts))


@loader.control("announce")
async def confirmed(
    use: ControlUse,
    members: Members = lightbulb.di.INJECTED,
    bot: hikari.GatewayBot = lightbulb.di.INJECTED,
    waiting: Announcements = lightbulb.di.INJECTED,
) -> None:
    """Post it everywhere, and count."""
    await members.owned(use.actor)
    text = waiting.take(use.argument)
    if text is None:
        await use.show(gone_card())
        return
    plan = await _plan(bot, members)
    refused = await announce(bot.rest, use.argument, text, plan)
    sent = len(plan.places) - len(refused)
    await use.show(announced_card(sent=sent, refused=refused, off=plan.off, no_channel=plan.no_channel))


async def _plan(bot: hikari.GatewayBot, members: Members) -> Plan:
    return await plan_for(list(bot.cache.get_guilds_view().values()), members)


async def suggest_servers(
    context: lightbulb.AutocompleteContext[str], bot: hikari.GatewayBot = lightbulb.di.INJECTED
) -> None:
    """Suggest servers by name."""
    known = sorted(bot.cache.get_guilds_view().values(), key=lambda guild: guild.name.casefold())
    await offer(context, [(guild.name[:100], str(guild.id)) for guild in known])


@OWNER.register
class BroadcastOff(lightbulb.SlashCommand, name="broadcast-off", description="Leave a server out of announcements"):
    """Switch announcements off for a server, or on again."""

    server = lightbulb.string("server", "Which server", autocomplete=suggest_servers)
    off = lightbulb.boolean("off", "Whether it gets none", default=True)

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members, bot: hikari.GatewayBot) -> None:
        """Change the server's rules."""
        await members.owned(actor_of(context.interaction))
        number = self.server.strip()
        known = number.isascii() and number.isdigit() and len(number) <= 20
        guild = bot.cache.get_guild(int(number)) if known else None
        if guild is None:
            raise InvalidOptionError("server")
        rules = await members.store.rules(int(guild.id))
        await members.store.keep_rules(int(guild.id), attrs.evolve(rules, news=not self.off))
        await Answer(context.interaction, context.initial_response_sent).show(
            broadcast_card(guild.name, on=not self.off)
        )
