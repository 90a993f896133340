"""`/admin limits` and `/admin sites`."""

import attrs
import lightbulb

from boss_bot.discord.asking.admin_group import ADMIN
from boss_bot.discord.interactions.answer import Answer
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.interactions.press import actor_of
from boss_bot.discord.views.server_card import RULED, server_card, site_names
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.limit_text import parse_limits
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.members import Members

loader = Loader()

_RESET = "reset"


@ADMIN.register
class Limits(lightbulb.SlashCommand, name="limits", description="The limits of this server's members"):
    """Show the limits of a level, or set them."""

    level = lightbulb.string(
        "level",
        "Whose limits",
        default="",
        choices=[lightbulb.Choice(one.name.lower(), one.name.lower()) for one in RULED],
    )
    role = lightbulb.role("role", "The same by a role: the premium one, or @everyone", default=None)
    max_size = lightbulb.integer("max_size", "MB that a file may have", default=None, min_value=1, max_value=10**6)
    day_jobs = lightbulb.integer("day_jobs", "Downloads in 24 hours", default=None, min_value=0, max_value=10**6)
    limits = lightbulb.string("limits", "Further ones, as at_once=2,waiting=5; or reset", default="")

    @lightbulb.invoke
    async def invoke(self, context: lightbulb.Context, members: Members) -> None:
        """Set what was typed, if anything was, and draw the server's rules."""
        actor, answer = actor_of(context.interaction), Answer(context.interaction, context.initial_response_sent)
        guild, standing = await members.managed(actor)
        typed = {"file_mb": self.max_size, "day_jobs": self.day_jobs}
        text = ",".join([self.limits, *(f"{name}={value}" for name, value in typed.items() if value is not None)])
        if text.strip(", "):
            level = _level(self.level, None if self.role is None else int(self.role.id), guild, standing.rules)
            await members.rule(actor, _ruled(standing.rules, level, text))
        await answer.show(server_card((await members.managed(actor))[1]))


def _level(name: str, role: int | None, guild: int, rules: ServerRules) -> Level:
    """Return the level that is meant: by its name, or by a role of the server (that of all has the server's id)."""
    if name:
        return Level[name.upper()]
    if role is not None and role == rules.premium_role:
        return Level.PREMIUM
    if role == guild:
        return Level.NORMAL
    raise InvalidOptionError("role")


def _ruled(rules: ServerRules, level: Level, text: str) -> ServerRules:
    """Set limits of a level; ``reset`` takes away those that the server had."""
    wanted = [part for part in text.split(",") if part.strip() != _RESET]
    try:
        limits = parse_limits(",".join(wanted))
    except ValueError as error:
        raise InvalidOptionError("limits") from error
    if _RESET in {part.strip() for part in text.split(",")}:
        rules = rules.without_limits(level)
    for name, value in limits.items():
        rules = rules.with_limit(level, name, value)
    return rules


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
